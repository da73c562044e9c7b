package io.countersign.api.task;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.task.SavedFilter;
import io.countersign.task.SavedFilters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks/filters")
@Tag(name = "Tasks")
class SavedFilterController {
    private final SavedFilters filters;

    SavedFilterController(SavedFilters filters) {
        this.filters = filters;
    }

    record FilterView(String id, String name, String address, boolean shared, boolean own, String keptBy) {
        static FilterView of(SavedFilter one) {
            return new FilterView(
                    String.valueOf(one.id()), one.name(), one.address(), one.shared(), one.own(), one.keptBy());
        }
    }

    /** @param address of the list, as it stands behind the question mark */
    record FilterBody(@Nullable String name, @Nullable String address, boolean shared) {}

    @GetMapping
    @Allowed
    @Operation(summary = "Lists that you keep under a name, and those that your colleagues share")
    List<FilterView> keptLists(Actor.Person person) {
        return filters.of(person).stream().map(FilterView::of).toList();
    }

    @PostMapping
    @Allowed
    @Operation(summary = "Keeps a list under a name", description = "What you had under that name is replaced.")
    FilterView keepList(Actor.Person person, @RequestBody FilterBody body) {
        if (body.name() == null) {
            throw new Invalid("name", "is missing");
        }
        String address = body.address() == null ? "" : body.address();
        return FilterView.of(filters.save(person, body.name(), address, body.shared()));
    }

    @DeleteMapping("/{id}")
    @Allowed
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps it no longer")
    void dropList(Actor.Person person, @PathVariable long id) {
        filters.remove(person, id);
    }
}
