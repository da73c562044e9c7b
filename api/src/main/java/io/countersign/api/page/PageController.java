package io.countersign.api.page;

import io.countersign.api.security.Allowed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every view of the page has an address that can be sent to a colleague; the same file shows each of them, and finds out itself which
 * one it is. It is asked for anew each time, so that a new version is seen at once.
 */
@Controller
@ConditionalOnResource(resources = PageController.ENTRY)
class PageController {
    static final String ENTRY = "classpath:/static/index.html";

    @GetMapping({"/", "/tasks/**", "/jobs/**", "/releases/**", "/history/**", "/processes/**", "/organisation/**"})
    @Allowed
    ResponseEntity<Resource> view() {
        return page(HttpStatus.OK);
    }

    /** What nobody knows is said to be unknown by the page itself, in its reader's language. */
    @GetMapping("/{unknown:(?!(?:api|assets|actuator|v3|error|signed-out)$)[^.]+}/**")
    @Allowed
    ResponseEntity<Resource> unknown() {
        return page(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<Resource> page(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/index.html"));
    }
}
