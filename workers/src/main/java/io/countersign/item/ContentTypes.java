package io.countersign.item;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What content is, told from its first bytes and never from its name. */
final class ContentTypes {
    /** How many bytes are looked at. */
    static final int HEAD = 512;

    static final String BYTES = "application/octet-stream";
    static final String TEXT = "text/plain";
    static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");
    /** What a browser only ever shows or plays. Everything else might hold scripts. */
    static final Set<String> PASSIVE = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/bmp",
            "image/webp",
            "audio/wav",
            "audio/flac",
            "audio/ogg",
            "audio/mpeg",
            TEXT,
            "text/csv");

    private ContentTypes() {}

    static String of(byte[] head) {
        if (starts(head, 0, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        } else if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        } else if (starts(head, 0, 'G', 'I', 'F', '8')) {
            return "image/gif";
        } else if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return "image/webp";
        } else if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'A', 'V', 'E')) {
            return "audio/wav";
        } else if (starts(head, 0, 'f', 'L', 'a', 'C')) {
            return "audio/flac";
        } else if (starts(head, 0, 'O', 'g', 'g', 'S')) {
            return "audio/ogg";
        } else if (starts(head, 0, 'I', 'D', '3')) {
            return "audio/mpeg";
        } else if (starts(head, 0, '%', 'P', 'D', 'F')) {
            return "application/pdf";
        } else if (starts(head, 0, 'P', 'K', 3, 4)) {
            return "application/zip";
        }
        return isText(head) ? textual(new String(head, StandardCharsets.UTF_8)) : binary(head);
    }

    private static String textual(String head) {
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("\uFEFF")) {
            start = start.substring(1).stripLeading();
        }
        if (start.contains("<svg")) {
            return "image/svg+xml";
        } else if (start.startsWith("<!doctype html") || start.contains("<html") || start.contains("<script")) {
            return "text/html";
        } else if (start.startsWith("<?xml")) {
            return "application/xml";
        }
        return TEXT;
    }

    private static String binary(byte[] head) {
        return starts(head, 0, 'B', 'M') ? "image/bmp" : BYTES;
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        // The last character may be cut off.
        for (int cut = 0; cut <= Math.min(3, head.length); cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int at, int... expected) {
        if (head.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((head[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
