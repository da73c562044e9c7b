package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void keeps_away_from_ports_that_outgoing_connections_get() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThat(Ports.free()).isBetween(Ports.FIRST_FREE, Ports.LAST_FREE);
        }
    }

    @Test
    void takes_the_port_of_the_last_time_again_unless_somebody_has_it() throws IOException {
        int last = Ports.free();
        assertThat(Ports.choose(PartName.KAFKA, false, Optional.of(last))).isEqualTo(last);
        try (ServerSocket taken = new ServerSocket(last, 1, InetAddress.getByName(Ports.HOST))) {
            assertThat(Ports.choose(PartName.KAFKA, false, Optional.of(taken.getLocalPort())))
                    .isNotEqualTo(last);
        }
    }
}
