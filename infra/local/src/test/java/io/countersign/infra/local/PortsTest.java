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
        assertThat(choose(last)).isEqualTo(last);
        try (ServerSocket taken = new ServerSocket(last, 1, InetAddress.getByName(Ports.HOST))) {
            assertThat(choose(taken.getLocalPort())).isNotEqualTo(last);
        }
    }

    @Test
    void leaves_a_port_to_a_stack_that_has_chosen_it_and_has_not_started_its_server_yet() throws IOException {
        int last = Ports.free();
        try (PortHolds other = new PortHolds()) {
            assertThat(Ports.choose(PartName.KAFKA, false, Optional.of(last), other))
                    .isEqualTo(last);
            assertThat(choose(last)).isNotEqualTo(last);
        }
        assertThat(choose(last)).isEqualTo(last);
    }

    private static int choose(int last) throws IOException {
        try (PortHolds holds = new PortHolds()) {
            return Ports.choose(PartName.KAFKA, false, Optional.of(last), holds);
        }
    }
}
