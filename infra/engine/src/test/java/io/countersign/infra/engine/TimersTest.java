package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.BoundaryEventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestEngine.class)
class TimersTest {
    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final CamundaClient client;
    private final ProcessDriver driver;

    TimersTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    private void pin(Instant time) {
        client.newPinClockCommand().time(time).send().join();
    }

    /** A user task with one boundary timer that leads to a job of the process' name. */
    private String taskWithTimer(boolean interrupting, Consumer<BoundaryEventBuilder> timer) {
        String id = unique("timer");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .userTask("wait", task -> task.zeebeUserTask())
                        .endEvent()
                        .moveToActivity("wait")
                        .boundaryEvent("timer", event -> timer.accept(event.cancelActivity(interrupting)))
                        .serviceTask("fired", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        return id;
    }

    @Test
    void nothingFiresWhileTheClockStandsStill() {
        pin(NOON);
        String id = taskWithTimer(true, event -> event.timerWithDuration("PT1H"));
        long instance = driver.start(id);
        pin(NOON.plus(Duration.ofMinutes(59)));
        assertThat(driver.jobsNow(id)).isEmpty();
        assertThat(driver.tasks(instance)).extracting("state").hasToString("[CREATED]");
    }

    @Test
    void dueTimersOfSeveralInstancesAllFire() {
        pin(NOON);
        String id = taskWithTimer(true, event -> event.timerWithDuration("PT1H"));
        driver.start(id);
        driver.start(id);
        pin(NOON.plus(Duration.ofHours(1)));
        driver.complete(driver.job(id));
        driver.complete(driver.job(id));
    }

    @Test
    void anInterruptingTimerCancelsItsTask() {
        pin(NOON);
        String id = taskWithTimer(true, event -> event.timerWithDurationExpression("due"));
        long instance = driver.start(id, Map.of("due", "PT2H"));
        pin(NOON.plus(Duration.ofHours(2)));
        driver.complete(driver.job(id));
        driver.awaitCompleted(instance);
        assertThat(driver.task(instance).getState()).hasToString("CANCELED");
    }

    @Test
    void aNonInterruptingTimerFiresOnceAndLeavesItsTask() {
        pin(NOON);
        String id = taskWithTimer(false, event -> event.timerWithDuration("PT10M"));
        long instance = driver.start(id);
        pin(NOON.plus(Duration.ofMinutes(10)));
        driver.complete(driver.job(id));
        pin(NOON.plus(Duration.ofMinutes(60)));
        assertThat(driver.jobsNow(id)).isEmpty();
        driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of());
        driver.awaitCompleted(instance);
    }

    @Test
    void aCycleFiresAsOftenAsItSays() {
        pin(NOON);
        String id = taskWithTimer(false, event -> event.timerWithCycle("R3/PT20M"));
        long instance = driver.start(id);
        for (int i = 1; i <= 3; i++) {
            pin(NOON.plus(Duration.ofMinutes(20L * i)));
            driver.complete(driver.job(id));
        }
        pin(NOON.plus(Duration.ofMinutes(200)));
        assertThat(driver.jobsNow(id)).isEmpty();
        client.newCancelInstanceCommand(instance).send().join();
    }

    @ParameterizedTest
    @CsvSource({"P1D, 24", "P1DT2H, 26", "PT36H, 36"})
    void anIntermediateTimerTakesDurationsInFeel(String duration, int hours) {
        pin(NOON);
        String id = unique("catch");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .intermediateCatchEvent("catch", event -> event.timerWithDurationExpression("duration(wait)"))
                        .serviceTask("after", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        driver.start(id, Map.of("wait", duration));
        pin(NOON.plus(Duration.ofHours(hours)).minusSeconds(1));
        assertThat(driver.jobsNow(id)).isEmpty();
        pin(NOON.plus(Duration.ofHours(hours)));
        driver.complete(driver.job(id));
    }

    @ParameterizedTest
    @CsvSource({"2030-06-01T13:00:00Z", "2030-06-01T15:00:00+02:00"})
    void aDateWithAnyOffsetIsItsInstant(String date) {
        pin(NOON);
        String id = unique("date");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .intermediateCatchEvent("catch", event -> event.timerWithDateExpression("date and time(when)"))
                        .serviceTask("after", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        driver.start(id, Map.of("when", date));
        pin(NOON.plusSeconds(3599));
        assertThat(driver.jobsNow(id)).isEmpty();
        pin(NOON.plusSeconds(3600));
        driver.complete(driver.job(id));
    }

    @Test
    void aPastDateFiresAtOnce() {
        String id = unique("past");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .intermediateCatchEvent("catch", event -> event.timerWithDate("2020-01-01T00:00:00Z"))
                        .endEvent()
                        .done(),
                id);
        driver.awaitCompleted(driver.start(id));
    }

    @Test
    void aTimerOnTheRunningClockIsNeverEarlyAndSoon() {
        String id = unique("real");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .intermediateCatchEvent("catch", event -> event.timerWithDuration("PT1S"))
                        .serviceTask("after", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        long started = System.nanoTime();
        driver.start(id);
        driver.job(id);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofMillis(1000), Duration.ofMillis(3500));
    }
}
