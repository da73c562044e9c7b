package io.countersign.api.access;

import java.util.ArrayList;
import java.util.List;

/** Everything that can be read, by the ids that somebody who works on a job might come to know. */
final class ReadableAddresses {
    private ReadableAddresses() {}

    static List<String> of(String job, List<String> tasks) {
        List<String> addresses = new ArrayList<>();
        for (String task : tasks) {
            AccessMatrix.read().lines().stream()
                    .map(AccessMatrix.Line::operation)
                    .filter(operation -> operation.method().equals("GET"))
                    .map(operation -> operation
                            .path()
                            .concat(Requests.of(operation).query())
                            .replaceFirst("/jobs/\\{[a-zA-Z]+}", "/jobs/" + job)
                            .replaceFirst("/tasks/\\{[a-zA-Z]+}", "/tasks/" + task)
                            .replace("{no}", "1")
                            .replace("{dimension}", "person")
                            .replaceAll("\\{[a-zA-Z]+}", "1"))
                    .filter(path -> path.startsWith("/api/"))
                    .forEach(addresses::add);
        }
        return addresses.stream().distinct().toList();
    }
}
