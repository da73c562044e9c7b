package io.countersign.release;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.processes.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may sign a release, and when it is signed. Each supplier signs by one person, the manufacturer countersigns by several
 * different ones, nobody signs twice, and the person who made the job does not countersign alone.
 */
final class SigningRules {
    private SigningRules() {}

    /** Nothing where the person may sign; who refuses must be allowed to sign as well. */
    static Optional<Refused> objection(
            Manifest manifest, SignatureKind kind, Actor.Person person, List<Consent> given) {
        if (!person.has(Role.SIGNATORY)) {
            return Optional.of(new Refused("signatory", "A release is signed by a signatory."));
        }
        if (kind == SignatureKind.SIGN && !manifest.suppliers().contains(person.organisation())) {
            return Optional.of(
                    new Refused("supplier-signs", "{0} supplied nothing to this release.", person.organisation()));
        }
        if (kind == SignatureKind.COUNTERSIGN && !manifest.job().owner().equals(person.organisation())) {
            return Optional.of(new Refused(
                    "manufacturer-countersigns", "A release is countersigned by the organisation that owns it."));
        }
        if (given.stream().anyMatch(consent -> consent.person().equals(person.subject()))) {
            return Optional.of(new Refused("other-person", "You have signed this release already."));
        }
        return Optional.empty();
    }

    static boolean isSignedBySuppliers(Manifest manifest, List<Consent> given) {
        return organisations(given).containsAll(manifest.suppliers());
    }

    /** What a release lacks to be sealed, each in one sentence; nothing where it is complete. */
    static List<String> missing(Manifest manifest, String manifestSha256, List<Consent> given) {
        List<String> missing = new ArrayList<>();
        given.stream()
                .filter(consent -> !consent.manifestSha256().equals(manifestSha256))
                .forEach(consent -> missing.add(consent.person() + " signed another manifest"));
        Set<String> signed = organisations(given);
        manifest.suppliers().stream()
                .filter(supplier -> !signed.contains(supplier))
                .forEach(supplier -> missing.add(supplier + " has not signed"));
        Set<String> seen = new HashSet<>();
        given.stream()
                .filter(consent -> !seen.add(consent.person()))
                .forEach(consent -> missing.add(consent.person() + " signed twice"));
        Set<String> countersigners = given.stream()
                .filter(consent -> consent.kind() == SignatureKind.COUNTERSIGN)
                .filter(consent -> consent.organisation().equals(manifest.job().owner()))
                .map(Consent::person)
                .collect(Collectors.toSet());
        int wanting = manifest.signaturesNeeded() - countersigners.size();
        if (wanting > 0) {
            missing.add(wanting + " more of " + manifest.job().owner() + " must countersign");
        } else if (countersigners.equals(Set.of(manifest.job().createdBy()))) {
            missing.add("the person who made the job is the only one to countersign");
        }
        return missing;
    }

    private static Set<String> organisations(List<Consent> given) {
        return given.stream()
                .filter(consent -> consent.kind() == SignatureKind.SIGN)
                .map(Consent::organisation)
                .collect(Collectors.toSet());
    }
}
