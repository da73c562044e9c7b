package io.countersign.item;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a row, as text, made into a row; or what is wrong with them. */
final class ManifestFields {
    static final Set<String> NAMES =
            Set.of("externalId", "modality", "mediaSha256", "media", "uri", "metadata", "group");

    private static final int LONGEST_ID = 500;
    private static final int LONGEST_URI = 2_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> SCHEMES = Set.of("http", "https", "s3", "gs", "abfs");

    private final ManifestProblems problems;

    ManifestFields(ManifestProblems problems) {
        this.problems = problems;
    }

    Optional<ManifestRow> row(
            long line,
            @Nullable String externalId,
            @Nullable String modality,
            @Nullable String mediaSha256,
            @Nullable String media,
            @Nullable String uri,
            String metadata,
            boolean metadataHasText,
            @Nullable String group) {
        boolean sound = id(line, externalId);
        Optional<Modality> kind = kind(line, modality);
        String sha256 = mediaSha256 == null ? null : mediaSha256.toLowerCase(Locale.ROOT);
        sound &=
                sha256(line, sha256) & uri(line, uri) & short500(line, "group", group) & short500(line, "media", media);
        if (metadata.contains("\\u0000")) {
            problems.add(line, "metadata", "holds a NUL character, which cannot be stored");
            sound = false;
        }
        int sources = count(sha256) + count(media) + count(uri);
        if (sources > 1) {
            problems.add(
                    line,
                    "mediaSha256",
                    "is given together with another of mediaSha256, media and uri; only one can be");
            sound = false;
        } else if (sources == 0 && kind.isPresent() && !(kind.get() == Modality.TEXT && metadataHasText)) {
            problems.add(
                    line,
                    "mediaSha256",
                    "is missing; an item needs mediaSha256, media or uri, or, as a text, metadata.text");
            sound = false;
        }
        return sound && kind.isPresent() && externalId != null
                ? Optional.of(new ManifestRow(line, externalId, kind.get(), sha256, media, uri, metadata, group))
                : Optional.empty();
    }

    private boolean id(long line, @Nullable String externalId) {
        if (externalId == null || externalId.isBlank()) {
            problems.add(line, "externalId", "is missing");
            return false;
        }
        return short500(line, "externalId", externalId);
    }

    private Optional<Modality> kind(long line, @Nullable String modality) {
        if (modality == null) {
            problems.add(line, "modality", "is missing");
            return Optional.empty();
        }
        Optional<Modality> kind = Modality.of(modality);
        if (kind.isEmpty()) {
            problems.add(line, "modality", "is '{0}', not one of: {1}", modality, Modality.all());
        }
        return kind;
    }

    private boolean sha256(long line, @Nullable String sha256) {
        if (sha256 == null || SHA256.matcher(sha256).matches()) {
            return true;
        }
        problems.add(line, "mediaSha256", "is not made of 64 hex digits");
        return false;
    }

    private boolean uri(long line, @Nullable String uri) {
        if (uri == null) {
            return true;
        }
        try {
            String scheme = new URI(uri).getScheme();
            if (uri.length() <= LONGEST_URI && scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                return true;
            }
        } catch (URISyntaxException e) {
            problems.add(line, "uri", "is not a URI: {0}", e.getReason());
            return false;
        }
        problems.add(line, "uri", "is no address of at most {0} characters with a scheme of {1}", LONGEST_URI, SCHEMES);
        return false;
    }

    private boolean short500(long line, String field, @Nullable String text) {
        if (text == null) {
            return true;
        }
        if (text.length() > LONGEST_ID) {
            problems.add(line, field, "has more than {0} characters", LONGEST_ID);
            return false;
        }
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            problems.add(line, field, "holds a control character");
            return false;
        }
        return true;
    }

    private static int count(@Nullable String text) {
        return text == null ? 0 : 1;
    }
}
