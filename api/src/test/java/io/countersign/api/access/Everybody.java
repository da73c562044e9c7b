package io.countersign.api.access;

import io.countersign.api.access.AccessMatrix.Line;
import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import io.countersign.api.testing.Tokens;
import io.countersign.processes.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls an operation as everybody whom the matrix has a column for. */
final class Everybody {
    static final int BAD_TOKENS = 5;

    private final TestSystem system;
    private final Scene scene;
    private final Map<String, Caller> people = new HashMap<>();
    /** Of somebody who might do everything, were the token valid. */
    private final Map<String, Caller> badTokens = new LinkedHashMap<>();

    Everybody(TestSystem system, Scene scene) {
        this.system = system;
        this.scene = scene;
        Tokens tokens = system.tokens();
        String[] all = Arrays.stream(Role.values()).map(Role::id).toArray(String[]::new);
        badTokens.put("expired token", system.caller(tokens.expired(Jobs.OWNER, "late", all)));
        badTokens.put("foreign audience", system.caller(tokens.forOtherAudience(Jobs.OWNER, "lost", all)));
        badTokens.put("wrong issuer", system.caller(tokens.ofOtherIssuer(Jobs.OWNER, "astray", all)));
        badTokens.put("unsigned token", system.caller(tokens.unsigned(Jobs.OWNER, "bold", all)));
        badTokens.put("wrong key", system.caller(tokens.byWrongKey(Jobs.OWNER, "forger", all)));
    }

    /** Where the answers are not as the line says. */
    List<String> deviations(Line line) {
        List<String> deviations = new ArrayList<>();
        for (String role : AccessMatrix.roles()) {
            if (line.relation() == Relation.HOLDER) {
                scene.hold(scene.held(line.operation()));
            }
            compare(line, role, role, person(line, role), deviations);
        }
        compare(line, AccessMatrix.ANONYMOUS, "nobody", system.nobody(), deviations);
        badTokens.forEach((name, caller) -> compare(line, AccessMatrix.BAD_TOKEN, name, caller, deviations));
        return deviations;
    }

    private void compare(Line line, String column, String who, Caller caller, List<String> deviations) {
        Answer answer = call(line.operation(), caller);
        if (answer.status() != line.expected(column)) {
            deviations.add("%s, %s: the matrix says '%s' (%d), the answer is %d %s"
                    .formatted(
                            line,
                            who,
                            line.cells().get(column),
                            line.expected(column),
                            answer.status(),
                            answer.status() < 400 ? "" : answer.text()));
        }
    }

    private Answer call(Operation operation, Caller caller) {
        Requests.Request request = Requests.of(operation);
        Caller sender = caller;
        for (Map.Entry<String, String> header : request.header().entrySet()) {
            sender = sender.with(header.getKey(), header.getValue());
        }
        boolean page = !operation.path().startsWith("/api/");
        return (page ? sender.with("Accept", "text/html, */*") : sender)
                .send(
                        operation.method(),
                        scene.address(operation) + request.query(),
                        request.body() == null
                                ? null
                                : operation.sends().isEmpty() ? "application/json" : operation.sends(),
                        request.body());
    }

    private Caller person(Line line, String role) {
        boolean holds = line.relation() == Relation.HOLDER;
        String name = holds ? scene.held(line.operation()).person() : "matrix-" + role;
        return people.computeIfAbsent(
                organisation(line) + " " + name + " " + role,
                key -> role.equals(AccessMatrix.NO_ROLE)
                        ? system.person(organisation(line), name)
                        : system.person(organisation(line), name, role));
    }

    private String organisation(Line line) {
        return switch (line.relation()) {
            case ANY, OWNER -> Jobs.OWNER;
            case SUPPLIER -> Jobs.ANNOTATES;
            case OTHER_SUPPLIER -> Jobs.REVIEWS;
            case STRANGER -> Jobs.STRANGER;
            case HOLDER, COLLEAGUE -> scene.held(line.operation()).organisation();
            case OTHER_COMPANY ->
                scene.held(line.operation()).organisation().equals(Jobs.OWNER) ? Jobs.ANNOTATES : Jobs.OWNER;
        };
    }
}
