package io.countersign.paths;

import io.camunda.client.api.search.response.ElementInstance;
import io.countersign.processes.ProcessResources;
import io.countersign.testing.Plant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sequence flows the instances of the engine have walked, as its history of elements tells. */
final class Walks {
    static final List<Drawing> DRAWINGS =
            ProcessResources.ALL.stream().map(Drawing::of).toList();
    private static final int MOST = 10_000;

    private Walks() {}

    /** By every instance there is. */
    static Set<String> ofAll(Plant plant, Drawing drawing) {
        return walked(plant, drawing, instance -> true);
    }

    static Set<String> of(Plant plant, Drawing drawing, Set<Long> instances) {
        return walked(plant, drawing, instances::contains);
    }

    private static Set<String> walked(Plant plant, Drawing drawing, Predicate<Long> wanted) {
        Map<Long, List<ElementInstance>> instances = elements(plant, drawing.processId()).stream()
                .filter(element -> wanted.test(element.getProcessInstanceKey()))
                .collect(Collectors.groupingBy(ElementInstance::getProcessInstanceKey));
        Set<String> walked = new TreeSet<>();
        instances.values().forEach(elements -> walked.addAll(drawing.walked(elements)));
        return walked;
    }

    private static List<ElementInstance> elements(Plant plant, String processId) {
        List<ElementInstance> elements = plant.client()
                .newElementInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(processId))
                .page(page -> page.limit(MOST))
                .send()
                .join()
                .items();
        if (elements.size() == MOST) {
            throw new IllegalStateException("there are more elements than one page of " + MOST);
        }
        return elements;
    }
}
