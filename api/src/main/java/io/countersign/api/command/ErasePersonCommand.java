package io.countersign.api.command;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "erase-person",
        description = {
            "Makes the running system forget who a person was; asked as an org-admin of their organisation (--user).",
            "Deletes the account, the names and what was theirs alone. What they did and signed stays, and the trail verifies.",
            "It can't be undone."
        })
public final class ErasePersonCommand implements Callable<Integer> {
    private static final int NOT_DONE = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ApiAccess access = new ApiAccess();

    @CommandLine.Parameters(paramLabel = "ID", description = "Subject of the person's tokens, as the trail has it.")
    private String id = "";

    @CommandLine.Option(
            names = "--reason",
            required = true,
            description = "Kept in the trail for good; must not name the person.")
    private String reason = "";

    @Override
    public Integer call() throws InterruptedException {
        try {
            access.client()
                    .post(
                            "/api/v1/members/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/erase",
                            Map.of("reason", reason));
            spec.commandLine().getOut().println("erased: " + id);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return NOT_DONE;
        }
    }
}
