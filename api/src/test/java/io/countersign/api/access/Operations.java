package io.countersign.api.access;

import io.countersign.api.testing.TestSystem;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every operation of the running server: those of its OpenAPI document, those that it leaves out, and those of the session. */
final class Operations {
    /** Answered by filters, or by the page where it was built. */
    private static final Set<Operation> BESIDE_THE_HANDLERS = Set.of(
            Operation.get("/sign-in"),
            Operation.get("/signed-in"),
            Operation.get("/signed-out"),
            new Operation("POST", "/sign-out", ""),
            Operation.get("/"),
            Operation.get("/tasks/**"),
            Operation.get("/jobs/**"),
            Operation.get("/releases/**"),
            Operation.get("/history/**"),
            Operation.get("/processes/**"),
            Operation.get("/organisation/**"),
            Operation.get("/{unknown}/**"));

    private Operations() {}

    static Set<Operation> of(TestSystem system) {
        Set<Operation> operations = sorted();
        operations.addAll(BESIDE_THE_HANDLERS);
        Objects.requireNonNull(system.get(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingInfoHandlerMapping.class::isInstance)
                .map(RequestMappingInfoHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Operations::of)
                .forEach(operations::add);
        return operations;
    }

    /** What the OpenAPI document names: without the content type that is sent. */
    static Set<Operation> ofDocument(TestSystem system) {
        Set<Operation> operations = sorted();
        system.nobody()
                .get("/v3/api-docs")
                .body()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey(), ""))));
        return operations;
    }

    private static Stream<Operation> of(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Set<RequestMethod> given = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
        String sends = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(MediaType::toString)
                .findFirst()
                .orElse("");
        return info.getPatternValues().stream()
                .map(Operations::withoutExpressions)
                .flatMap(path -> given.stream().map(method -> new Operation(method.name(), path, sends)));
    }

    private static String withoutExpressions(String pattern) {
        return pattern.replaceFirst("\\{(\\w+):.*}", "{$1}");
    }

    private static Set<Operation> sorted() {
        return new TreeSet<>(Comparator.comparing(Operation::path)
                .thenComparing(Operation::method)
                .thenComparing(Operation::sends));
    }
}
