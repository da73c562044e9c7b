package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the parts that the settings ask for, each with its folder and its port. */
final class Parts {
    private final LocalSettings settings;
    private final DataDirectory directory;
    private final StateFile state;

    Parts(LocalSettings settings, DataDirectory directory, StateFile state) {
        this.settings = settings;
        this.directory = directory;
        this.state = state;
    }

    /** In the order of their dependencies. */
    List<Part> all() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (PartName name : PartName.values()) {
            Optional<Part> configured = ConfiguredPart.of(name, settings.configured());
            if (configured.isPresent()) {
                parts.add(configured.get());
            } else if (settings.parts().contains(name)) {
                parts.add(local(name, List.copyOf(parts)));
            }
        }
        return List.copyOf(parts);
    }

    private Part local(PartName name, List<Part> before) throws IOException {
        Path folder = directory.folder(name);
        int port = Ports.choose(name, settings.usualPorts(), state.port(name), directory.ports());
        state.rememberPort(name, port);
        return switch (name) {
            case POSTGRES -> new PostgresPart(folder, settings.cache(), port, state);
            case KAFKA -> new KafkaPart(folder, port);
            case ELASTICSEARCH -> new ElasticsearchPart(folder, settings.cache(), port, state);
            case ISSUER -> new IssuerPart(folder, port, settings.clock());
            case ENGINE -> new EnginePart(port, () -> Addresses.of(before).postgres());
        };
    }
}
