package io.countersign.api.story;

import io.countersign.api.limit.Costly;
import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.story.ItemStory;
import io.countersign.story.JobComparison;
import io.countersign.story.JobMoment;
import io.countersign.story.JobMoments;
import io.countersign.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{jobId}")
@Tag(name = "History")
class StoryController {
    private static final String WHO_SEES_WHAT =
            " The job's own organisation sees all of it, others what their own people did. Exact, from the trail itself; that"
                    + " it was asked is recorded.";

    private final Stories stories;
    private final JobMoments moments;

    StoryController(Stories stories, JobMoments moments) {
        this.stories = stories;
        this.moments = moments;
    }

    @GetMapping("/items/{no}/story")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "An item from its import on, or as of a moment",
            description =
                    "Every event that concerns it, each version of its labels side by side, and who had it in hand"
                            + " when." + WHO_SEES_WHAT)
    ItemStory story(
            Actor.Person person,
            @PathVariable long jobId,
            @PathVariable int no,
            @Parameter(description = "Where the story ends; the present where it is left out")
                    @RequestParam(required = false)
                    @Nullable Instant at) {
        return stories.of(person, jobId, no, at);
    }

    @GetMapping("/as-of")
    @Costly
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "A job as it stood at a moment",
            description = "Its state, how many items, packages and lots were in which, and who held which task."
                    + WHO_SEES_WHAT)
    JobMoment asOf(Actor.Person person, @PathVariable long jobId, @RequestParam Instant at) {
        return moments.at(person, jobId, at);
    }

    @GetMapping("/comparison")
    @Costly
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "What happened to a job between two moments",
            description = "How it stood at both, every kind of change of state between them with its number, and the"
                    + " events by action and by person." + WHO_SEES_WHAT)
    JobComparison comparison(
            Actor.Person person, @PathVariable long jobId, @RequestParam Instant from, @RequestParam Instant to) {
        return moments.between(person, jobId, from, to);
    }
}
