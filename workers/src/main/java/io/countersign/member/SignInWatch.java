package io.countersign.member;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks again and again for sign-ins that failed at the issuer. */
@Component
@Outward
class SignInWatch extends Background {
    private final FailedSignIns failed;
    private final Duration interval;

    SignInWatch(FailedSignIns failed, @Value("${countersign.sign-ins.interval:1m}") Duration interval) {
        this.failed = failed;
        this.interval = interval;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("sign-in-watch", new Pulse(), interval, this::round).start()::close;
    }

    private boolean round() {
        failed.look();
        return false;
    }
}
