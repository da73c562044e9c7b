package io.countersign.api.media;

import io.countersign.api.limit.Costly;
import io.countersign.api.security.Allowed;
import io.countersign.api.security.PersonOfToken;
import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.item.Media;
import io.countersign.item.MediaLinks;
import io.countersign.mark.GivenMedia;
import io.countersign.mark.MarkReading;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.countersign.task.Claims;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/media")
@Tag(name = "Media")
class MediaController {
    private final Media media;
    private final MediaLinks links;
    private final GivenMedia given;
    private final MarkReading marks;
    private final Claims claims;
    private final PersonOfToken persons;

    MediaController(
            Media media, MediaLinks links, GivenMedia given, MarkReading marks, Claims claims, PersonOfToken persons) {
        this.media = media;
        this.links = links;
        this.given = given;
        this.marks = marks;
        this.claims = claims;
        this.persons = persons;
    }

    @PostMapping(consumes = "application/octet-stream")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stores one file",
            description =
                    "It is kept once by its SHA-256, however often it is sent; its type is found from its content.")
    Media.Description upload(Actor.Person person, HttpServletRequest request) {
        try {
            return media.upload(person, request.getInputStream());
        } catch (IOException e) {
            throw new Invalid("body", "ended before it was whole");
        }
    }

    /** The address is the rule: see SecurityConfiguration and {@link MediaLinks}. */
    @GetMapping("/signed/{token}")
    @Operation(
            summary = "Media by a signed address, as tasks and items give it",
            description = "Good for five minutes, for the person who was given it, as long as the task is theirs."
                    + " Images carry the marks of the person that the job's policy asks for.")
    ResponseEntity<Resource> signed(@PathVariable String token) throws IOException {
        MediaLinks.Right right = links.read(token);
        GivenMedia.Content content = given.give(bearer(right), right);
        ContentDisposition disposition = (Media.isPassive(content.type())
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(right.sha256())
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.type()))
                .contentLength(content.length())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(content.open()));
    }

    @PostMapping(path = "/mark", consumes = "application/octet-stream")
    @Allowed(Role.AUDITOR)
    @Costly
    @Operation(
            summary = "Reads the invisible mark of an image: to whom it was given, for which task and when",
            description = "Of images that were cut, scaled or compressed since, too. 204 where it carries none.")
    ResponseEntity<MarkReading.Reading> mark(Actor.Person person, HttpServletRequest request) {
        try {
            return marks.read(person, request.getInputStream())
                    .map(ResponseEntity::ok)
                    .orElseGet(() -> ResponseEntity.noContent().build());
        } catch (IOException e) {
            throw new Invalid("body", "ended before it was whole");
        }
    }

    /** Who asks, and may; null where the address alone is the right. */
    private Actor.@Nullable Person bearer(MediaLinks.Right right) {
        MediaLinks.Bearer bearer = right.bearer();
        if (bearer == null) {
            return null;
        }
        Matter item = new Matter("item", right.jobId() + "/" + right.itemNo(), right.jobId());
        Actor.Person person = persons.known()
                .filter(bearer::is)
                .orElseThrow(() -> new Refused("media-link-person", "This media address was given to another person.")
                        .about(item));
        Long task = right.taskId();
        if (task != null && !claims.isHeld(person, task)) {
            throw new Refused("media-link-task", "This media address belongs to a task that you no longer hold.")
                    .about(item);
        }
        return person;
    }
}
