package io.countersign.infra.local.issuer;

import io.countersign.infra.local.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The accounts that differ from the realm file, as JSON, in a file that its owner alone can read. */
final class AccountFile {
    private final Path file;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private AccountFile(Path file) {
        this.file = file;
    }

    static AccountFile read(Path file) {
        AccountFile kept = new AccountFile(file);
        if (Files.exists(file)) {
            try {
                JsonMapper.shared()
                        .readValue(Files.readString(file), new TypeReference<List<Account>>() {})
                        .forEach(account -> kept.accounts.put(account.id(), account));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    void write(Account account) {
        Map<String, Account> all = new LinkedHashMap<>(accounts);
        all.put(account.id(), account);
        try {
            SecretFile.write(file, JsonMapper.shared().writeValueAsString(List.copyOf(all.values())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accounts.put(account.id(), account);
    }
}
