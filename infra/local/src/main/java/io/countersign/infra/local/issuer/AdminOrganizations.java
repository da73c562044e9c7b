package io.countersign.infra.local.issuer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Organisations and who belongs to them. The realm file gives them no ids: theirs are made of their aliases. */
final class AdminOrganizations {
    private static final int USUAL_PAGE = 10;

    private final Realm realm;
    private final People people;

    AdminOrganizations(Realm realm, People people) {
        this.realm = realm;
        this.people = people;
    }

    record OrganizationView(
            String id, String name, String alias, boolean enabled, Map<String, List<String>> attributes) {
        static OrganizationView of(RealmOrganization organization) {
            return new OrganizationView(
                    idOf(organization.alias()),
                    organization.name(),
                    organization.alias(),
                    true,
                    organization.attributes());
        }
    }

    AdminAnswer answer(AdminRequest request) {
        if (request.is("GET", "organizations")) {
            return AdminAnswer.of(page(
                    realm.organizations().stream().map(OrganizationView::of).toList(), request));
        }
        if (request.path().size() < 2) {
            return AdminAnswer.NOT_FOUND;
        }
        if (request.is("GET", "organizations", "members", "*", "organizations")) {
            return people.byId(request.path().get(2))
                    .map(account -> AdminAnswer.of(realm.organizations().stream()
                            .filter(known -> account.organizations().contains(known.alias()))
                            .map(OrganizationView::of)
                            .toList()))
                    .orElse(AdminAnswer.NOT_FOUND);
        }
        Optional<RealmOrganization> organization = realm.organizations().stream()
                .filter(known -> idOf(known.alias()).equals(request.path().get(1)))
                .findFirst();
        return organization.map(known -> of(known, request)).orElse(AdminAnswer.NOT_FOUND);
    }

    private AdminAnswer of(RealmOrganization organization, AdminRequest request) {
        if (request.is("GET", "organizations", "*")) {
            return AdminAnswer.of(OrganizationView.of(organization));
        }
        if (request.is("GET", "organizations", "*", "members")) {
            List<AdminUsers.UserView> members = people.membersOf(organization.alias()).stream()
                    .filter(account -> account.matches(request.text("search")))
                    .map(AdminUsers.UserView::of)
                    .toList();
            return AdminAnswer.of(page(members, request));
        }
        if (request.is("GET", "organizations", "*", "members", "*")) {
            return people.byId(request.path().get(3))
                    .filter(account -> account.organizations().contains(organization.alias()))
                    .map(account -> AdminAnswer.of(AdminUsers.UserView.of(account)))
                    .orElse(AdminAnswer.NOT_FOUND);
        }
        if (request.is("POST", "organizations", "*", "members")) {
            return people.byId(request.body().replace("\"", "").strip())
                    .map(account -> join(account, organization.alias()))
                    .orElse(AdminAnswer.refused(400, "User does not exist"));
        }
        return AdminAnswer.NOT_FOUND;
    }

    private AdminAnswer join(Account account, String alias) {
        if (account.organizations().contains(alias)) {
            return AdminAnswer.refused(409, "User is already a member of the organization.");
        }
        List<String> more = new ArrayList<>(account.organizations());
        more.add(alias);
        people.save(account.in(more));
        return AdminAnswer.created("/");
    }

    private static <T> List<T> page(List<T> all, AdminRequest request) {
        return all.stream()
                .skip(request.number("first", 0))
                .limit(request.number("max", USUAL_PAGE))
                .toList();
    }

    private static String idOf(String alias) {
        return UUID.nameUUIDFromBytes(alias.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
