package io.countersign.infra.local.issuer;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Everybody whom the issuer knows: the accounts of the realm file, and in place of them or beside them what was changed since. */
final class People {
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Map<String, String> idByUsername = new HashMap<>();
    private final AccountFile changed;

    /** @param file where changed accounts are kept */
    People(Realm realm, PasswordEncoder encoder, Path file) {
        // One hash for each different password: a hash is slow on purpose, and demo users share theirs.
        Map<String, String> hashes = new HashMap<>();
        for (RealmUser user : realm.users()) {
            String hash = user.isPerson() && !user.password().isEmpty()
                    ? hashes.computeIfAbsent(user.password(), encoder::encode)
                    : null;
            put(Account.of(user, realm.organizationsOf(user), hash));
        }
        changed = AccountFile.read(file);
        changed.accounts().forEach(account -> {
            if (account.isDeleted()) {
                remove(account.id());
            } else {
                put(keepingPassword(account));
            }
        });
    }

    synchronized Optional<Account> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<Account> byUsername(String username) {
        return Optional.ofNullable(idByUsername.get(username)).map(byId::get);
    }

    /** The account as which a client acts when it acts for nobody else. */
    synchronized Optional<Account> serviceAccount(String clientId) {
        return byId.values().stream()
                .filter(account -> clientId.equals(account.serviceAccountClientId()))
                .findFirst();
    }

    /** By username. */
    synchronized List<Account> membersOf(String organization) {
        return byId.values().stream()
                .filter(account -> account.organizations().contains(organization))
                .sorted(Comparator.comparing(Account::username))
                .toList();
    }

    /** Whether somebody else has its username or its address. */
    synchronized boolean isTaken(Account account) {
        return byId.values().stream()
                .filter(other -> !other.id().equals(account.id()))
                .anyMatch(other -> other.username().equals(account.username())
                        || other.email() != null && other.email().equals(account.email()));
    }

    /** It is on disk when this returns. */
    synchronized void save(Account account) {
        changed.write(account);
        put(account);
    }

    /** Also one of the realm file, which goes on naming it. It is on disk when this returns. */
    synchronized void delete(String id) {
        changed.write(Account.deleted(id));
        remove(id);
    }

    private void remove(String id) {
        Account gone = byId.remove(id);
        if (gone != null) {
            idByUsername.remove(gone.username());
        }
    }

    private void put(Account account) {
        byId.put(account.id(), account);
        idByUsername.put(account.username(), account.id());
    }

    /** Of an account whose password nobody has changed the realm file's is the one that counts. */
    private Account keepingPassword(Account account) {
        Account ofRealm = byId.get(account.id());
        return account.passwordHash() == null && ofRealm != null
                ? account.withPassword(ofRealm.passwordHash())
                : account;
    }
}
