package io.countersign.api.command;

import io.countersign.api.demo.MaintieCorpus;
import io.countersign.api.demo.MaintieDemonstration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "maintie",
        description =
                "The same with maintenance work orders, entities and relations, labelled by simulated annotators: "
                        + "says how near to the published labels each of them came, and the release.")
final class MaintieCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "demo-maintie");

    @CommandLine.Option(
            names = "--seed",
            description = "Of the errors that the annotators make (default: ${DEFAULT-VALUE}).")
    private long seed = 2024;

    @CommandLine.Option(
            names = "--orders",
            description =
                    "How many of the 1,076 work orders are labelled, from the first on (default: ${DEFAULT-VALUE}).")
    private int orders = 400;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        MaintieCorpus shipped = MaintieCorpus.shipped();
        int most = shipped.orders().size();
        if (orders < 1 || orders > most) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--orders is " + orders + ", not 1 to " + most);
        }
        return DemoSystem.show(
                out,
                data,
                (system, stores) -> new MaintieDemonstration(
                                out, system.api(), system.addresses().issuerUri(), stores)
                        .run(shipped.first(orders), seed, data.resolve("release.zip")));
    }
}
