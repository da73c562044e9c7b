package io.countersign.infra.engine.usertask;

import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.EngineSql;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Requests that wait until the completing listeners of their task are done. */
public final class WaitingCompletions {
    private final Map<Long, CompletableFuture<@Nullable Void>> waiting = new ConcurrentHashMap<>();

    /** In the command that starts the listeners; a command that runs again replaces its own first answer. */
    CompletableFuture<@Nullable Void> await(long taskKey) {
        CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
        waiting.put(taskKey, answer);
        answer.whenComplete((done, failure) -> waiting.remove(taskKey, answer));
        return answer;
    }

    /** In a command. */
    void answerAfterCommit(long taskKey, @Nullable Problem problem) {
        EngineSql.afterCommit(() -> answer(taskKey, problem));
    }

    private void answer(long taskKey, @Nullable Problem problem) {
        CompletableFuture<@Nullable Void> answer = waiting.get(taskKey);
        if (answer == null) {
            return;
        }
        if (problem == null) {
            answer.complete(null);
        } else {
            answer.completeExceptionally(problem);
        }
    }
}
