package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.Process;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestEngine.class)
class DeploymentTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    DeploymentTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("deployed");
    }

    private BpmnModelInstance model(String process, String type) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", task -> task.zeebeJobType(type))
                .endEvent()
                .done();
    }

    /** A process around one fragment. */
    private String xml(String fragment) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:test">
                  <bpmn:process id="%s" isExecutable="true">
                    <bpmn:startEvent id="start"/>
                    <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="it"/>
                    %s
                  </bpmn:process>
                  <bpmn:escalation id="codeless" name="e"/>
                  <bpmn:message id="keyless" name="keyless"/>
                </bpmn:definitions>
                """.formatted(id, fragment);
    }

    @Test
    void anUnchangedFileKeepsItsVersion() {
        BpmnModelInstance original = model(id, "a");
        Process first = driver.deploy(original, id);
        Process same = driver.deploy(original, id);
        Process changed = driver.deploy(model(id, "b"), id);
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(same.getProcessDefinitionKey()).isEqualTo(first.getProcessDefinitionKey());
        assertThat(same.getVersion()).isEqualTo(1);
        assertThat(changed.getVersion()).isEqualTo(2);
        Process back = driver.deploy(original, id);
        assertThat(back.getVersion()).as("an older content is a new version").isEqualTo(3);
    }

    @Test
    void ofSeveralFilesIsAllOrNothing() {
        String good = id + "-good";
        ProblemException problem = refused(() -> client.newDeployResourceCommand()
                .addProcessModel(model(good, "a"), good + ".bpmn")
                .addResourceStringUtf8(xml("<bpmn:complexGateway id='it'/>"), id + ".bpmn")
                .send()
                .join());
        assertThat(problem.code()).isEqualTo(400);
        assertThat(refused(() -> driver.start(good)).code()).isEqualTo(404);
    }

    @Test
    void servesItsXmlAsItWasGiven() {
        String xml = xml("<bpmn:endEvent id='it' name='结束'/>");
        Process process = driver.deployXml(xml, id);
        assertThat(client.newProcessDefinitionGetXmlRequest(process.getProcessDefinitionKey())
                        .send()
                        .join())
                .isEqualTo(xml);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a complex gateway              | <bpmn:complexGateway id='it' name='Odd one'/> | complexGateway
                    an ad-hoc subprocess           | <bpmn:adHocSubProcess id='it' name='Odd one'/> | adHocSubProcess
                    a transaction                  | <bpmn:transaction id='it' name='Odd one'/> | transaction
                    a call conversation            | <bpmn:callChoreography id='it' name='Odd one'/> | callChoreography
                    a plain script task            | <bpmn:scriptTask id='it' name='Odd one'/> | zeebe:taskDefinition
                    a script without '='           | <bpmn:scriptTask id='it' name='Odd one'><bpmn:extensionElements><zeebe:script expression='1' resultVariable='x'/></bpmn:extensionElements></bpmn:scriptTask> | FEEL
                    a plain send task              | <bpmn:sendTask id='it' name='Odd one'/> | zeebe:taskDefinition
                    a plain business rule          | <bpmn:businessRuleTask id='it' name='Odd one'/> | zeebe:taskDefinition
                    a plain user task              | <bpmn:userTask id='it' name='Odd one'/> | zeebe:userTask
                    a plain service task           | <bpmn:serviceTask id='it' name='Odd one'/> | zeebe:taskDefinition
                    a receive task without message | <bpmn:receiveTask id='it' name='Odd one'/> | message
                    a standard loop                | <bpmn:task id='it' name='Odd one'><bpmn:standardLoopCharacteristics/></bpmn:task> | standardLoopCharacteristics
                    a conditional event            | <bpmn:intermediateCatchEvent id='it' name='Odd one'><bpmn:conditionalEventDefinition/></bpmn:intermediateCatchEvent> | conditionalEventDefinition
                    a cancel end event             | <bpmn:endEvent id='it' name='Odd one'><bpmn:cancelEventDefinition/></bpmn:endEvent> | cancelEventDefinition
                    two event definitions          | <bpmn:intermediateCatchEvent id='it' name='Odd one'><bpmn:timerEventDefinition/><bpmn:signalEventDefinition/></bpmn:intermediateCatchEvent> | more than one
                    a signal without name          | <bpmn:intermediateThrowEvent id='it' name='Odd one'><bpmn:signalEventDefinition signalRef='none'/></bpmn:intermediateThrowEvent> | signal
                    an escalation without code     | <bpmn:endEvent id='it' name='Odd one'><bpmn:escalationEventDefinition escalationRef='codeless'/></bpmn:endEvent> | escalation with a code
                    a message that nobody sends    | <bpmn:endEvent id='it' name='Odd one'><bpmn:messageEventDefinition messageRef='keyless'/></bpmn:endEvent> | zeebe:taskDefinition
                    a message without key          | <bpmn:intermediateCatchEvent id='it' name='Odd one'><bpmn:messageEventDefinition messageRef='keyless'/></bpmn:intermediateCatchEvent> | correlation key
                    a link to nowhere              | <bpmn:intermediateThrowEvent id='it' name='Odd one'><bpmn:linkEventDefinition name='far'/></bpmn:intermediateThrowEvent> | 'far'
                    an error without code          | <bpmn:endEvent id='it' name='Odd one'><bpmn:errorEventDefinition errorRef='none'/></bpmn:endEvent> | error with a code
                    an odd duration                | <bpmn:intermediateCatchEvent id='it' name='Odd one'><bpmn:timerEventDefinition><bpmn:timeDuration>1 hour</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent> | ISO 8601
                    an odd cycle                   | <bpmn:intermediateCatchEvent id='it' name='Odd one'><bpmn:timerEventDefinition><bpmn:timeCycle>0 25 * * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent> | cron
                    an execution listener without type | <bpmn:endEvent id='it' name='Odd one'><bpmn:extensionElements><zeebe:executionListeners><zeebe:executionListener eventType='start'/></zeebe:executionListeners></bpmn:extensionElements></bpmn:endEvent> | an execution listener must have a type
                    a listener of an unknown event | <bpmn:userTask id='it' name='Odd one'><bpmn:extensionElements><zeebe:userTask/><zeebe:taskListeners><zeebe:taskListener eventType='dreaming' type='x'/></zeebe:taskListeners></bpmn:extensionElements></bpmn:userTask> | dreaming
                    broken FEEL                    | <bpmn:serviceTask id='it' name='Odd one'><bpmn:extensionElements><zeebe:taskDefinition type='=1 +'/></bpmn:extensionElements></bpmn:serviceTask> | 1 +
                    a loop without collection      | <bpmn:task id='it' name='Odd one'><bpmn:multiInstanceLoopCharacteristics/></bpmn:task> | input collection
                    an unknown binding             | <bpmn:callActivity id='it' name='Odd one'><bpmn:extensionElements><zeebe:calledElement processId='p' bindingType='newest'/></bpmn:extensionElements></bpmn:callActivity> | binding type
                    a tag binding without tag      | <bpmn:callActivity id='it' name='Odd one'><bpmn:extensionElements><zeebe:calledElement processId='p' bindingType='versionTag'/></bpmn:extensionElements></bpmn:callActivity> | version tag
                    """)
    void namesTheElementThatItDoesNotSupport(String what, String fragment, String reason) {
        ProblemException problem = refused(() -> driver.deployXml(xml(fragment), id));
        assertThat(problem.code()).as(what).isEqualTo(400);
        assertThat(problem.details().getDetail()).contains(id + ".bpmn", "'it'", "Odd one", reason);
    }

    @Test
    void namesTheLineOfBrokenXml() {
        ProblemException problem = refused(() -> driver.deployXml("<bpmn:definitions", id));
        assertThat(problem.code()).isEqualTo(400);
        assertThat(problem.details().getDetail()).contains(id + ".bpmn");
    }

    @Test
    void refusesAProcessThatIsNotExecutable() {
        ProblemException problem =
                refused(() -> driver.deployXml(xml("<bpmn:endEvent id='it'/>").replace("\"true\"", "\"false\""), id));
        assertThat(problem.details().getDetail()).contains("executable");
    }

    @Test
    void findsDefinitionsByIdAndVersion() {
        driver.deploy(model(id, "a"), id);
        long second = driver.deploy(model(id, "b"), id).getProcessDefinitionKey();
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(filter -> filter.processDefinitionId(id))
                        .sort(sort -> sort.version().desc())
                        .send()
                        .join()
                        .items())
                .extracting("version")
                .isEqualTo(List.of(2, 1));
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(filter -> filter.processDefinitionId(id).isLatestVersion(true))
                        .send()
                        .join()
                        .singleItem()
                        .getProcessDefinitionKey())
                .isEqualTo(second);
        assertThat(client.newProcessDefinitionGetRequest(second).send().join().getVersion())
                .isEqualTo(2);
    }

    @Test
    void instancesStartByKeyOrVersion() {
        long first = driver.deploy(model(id, "a"), id).getProcessDefinitionKey();
        driver.deploy(model(id, "b"), id);
        assertThat(client.newCreateInstanceCommand()
                        .bpmnProcessId(id)
                        .version(1)
                        .send()
                        .join()
                        .getProcessDefinitionKey())
                .isEqualTo(first);
        assertThat(client.newCreateInstanceCommand()
                        .processDefinitionKey(first)
                        .send()
                        .join()
                        .getVersion())
                .isEqualTo(1);
        assertThat(client.newCreateInstanceCommand()
                        .bpmnProcessId(id)
                        .latestVersion()
                        .send()
                        .join()
                        .getVersion())
                .isEqualTo(2);
        assertThat(refused(() -> client.newCreateInstanceCommand()
                                .bpmnProcessId(id)
                                .version(9)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }
}
