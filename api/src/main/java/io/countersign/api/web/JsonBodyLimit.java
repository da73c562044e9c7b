package io.countersign.api.web;

import io.countersign.api.problem.ProblemAnswers;
import io.countersign.api.problem.ProblemType;
import io.countersign.problem.AtMost;
import io.countersign.problem.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** JSON is read into memory whole, so there is an end to it. What is streamed has limits of its own, where it is taken. */
@Component
class JsonBodyLimit extends OncePerRequestFilter {
    private final long atMost;

    JsonBodyLimit(@Value("${countersign.http.max-json:32MB}") DataSize atMost) {
        this.atMost = atMost.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isJson(request.getContentType())) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > atMost) {
            ProblemAnswers.write(ProblemType.TOO_LARGE, new TooLarge(atMost).text(), request, response);
        } else {
            chain.doFilter(new Bounded(request), response);
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.parseMediaType(contentType).isCompatibleWith(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** For a body that does not say how long it is. */
    private final class Bounded extends HttpServletRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {
                private final InputStream bounded = new AtMost(atMost, body);

                @Override
                public int read() throws IOException {
                    return bounded.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return bounded.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
