package io.countersign.infra.local.issuer;

import io.countersign.infra.local.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Authorizations with a refresh token, a file each that its owner alone can read: after a restart nobody has to sign in again. */
final class AuthorizationFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFiles.class);

    private final SerializingConverter writer = new SerializingConverter();
    private final DeserializingConverter reader = new DeserializingConverter();
    private final Path folder;

    AuthorizationFiles(Path folder) {
        this.folder = folder;
    }

    /** Those that can still be used, the oldest first; the others' files are removed. */
    List<OAuth2Authorization> read(Instant now) {
        try {
            Files.createDirectories(folder);
            List<OAuth2Authorization> usable = new ArrayList<>();
            for (Path file : oldestFirst()) {
                OAuth2Authorization authorization = readable(file);
                if (authorization != null && lasts(authorization, now)) {
                    usable.add(authorization);
                } else {
                    Files.delete(file);
                }
            }
            return usable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> oldestFirst() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(file -> file.toFile().lastModified()))
                    .toList();
        }
    }

    /** Null where another version wrote it: its person signs in again. */
    private @Nullable OAuth2Authorization readable(Path file) throws IOException {
        try {
            return (OAuth2Authorization) reader.convert(Base64.getDecoder().decode(Files.readString(file)));
        } catch (SerializationFailedException | IllegalArgumentException e) {
            LOG.info("An authorization of another version is given up: {}", e.getMessage());
            return null;
        }
    }

    private static boolean lasts(OAuth2Authorization authorization, Instant now) {
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        Instant end = refresh == null ? null : refresh.getToken().getExpiresAt();
        return end != null && now.isBefore(end);
    }

    void write(OAuth2Authorization authorization) {
        if (authorization.getRefreshToken() == null) {
            return;
        }
        try {
            SecretFile.write(file(authorization), Base64.getEncoder().encodeToString(writer.convert(authorization)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(OAuth2Authorization authorization) {
        try {
            Files.deleteIfExists(file(authorization));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids are the server's own, and random. */
    private Path file(OAuth2Authorization authorization) {
        return folder.resolve(authorization.getId());
    }
}
