package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.deploy.Resource;
import io.countersign.infra.engine.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Reads the files of a multipart form from memory. */
final class MultipartFiles {
    private MultipartFiles() {}

    static List<Resource> read(@Nullable String contentType, byte[] body) {
        String boundary = contentType == null || !contentType.startsWith("multipart/form-data")
                ? null
                : MultiPart.extractBoundary(contentType);
        if (boundary == null) {
            throw new Problem(415, "Unsupported Media Type", "Content-Type '" + contentType + "' is not supported");
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxMemoryFileSize(-1);
        parser.setMaxLength(-1);
        try (MultiPartFormData.Parts parts =
                parser.parse(Content.Source.from(ByteBuffer.wrap(body))).join()) {
            List<Resource> files = new ArrayList<>();
            for (MultiPart.Part part : parts) {
                if (part.getFileName() != null) {
                    files.add(new Resource(part.getFileName(), content(part)));
                }
            }
            return files;
        } catch (CompletionException | IOException e) {
            throw Problem.badRequest("The multipart form cannot be read: " + e.getMessage());
        }
    }

    private static byte[] content(MultiPart.Part part) throws IOException {
        ByteBuffer buffer = Content.Source.asByteBuffer(part.getContentSource());
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        return content;
    }
}
