package io.countersign.infra.engine;

/** BPMN by hand, for what the model builder does not offer. */
final class ProcessXml {
    private ProcessXml() {}

    /**
     * One process and what it may refer to: a message and a signal of its name, with {@code =key} as correlation key, the
     * error {@code bad} and the escalation {@code up}.
     *
     * @param content elements
     * @param flows {@code from>to}
     */
    static String of(String id, String content, String... flows) {
        StringBuilder all = new StringBuilder(content);
        for (String flow : flows) {
            String[] ends = flow.split(">", 2);
            all.append("<bpmn:sequenceFlow id='%s_%s' sourceRef='%s' targetRef='%s'/>"
                    .formatted(ends[0], ends[1], ends[0], ends[1]));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:test">
                  <bpmn:process id="%s" isExecutable="true">%s</bpmn:process>
                  <bpmn:message id="message" name="%s"><bpmn:extensionElements>
                    <zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>
                  <bpmn:message id="other" name="%s-other"><bpmn:extensionElements>
                    <zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>
                  <bpmn:signal id="signal" name="%s"/>
                  <bpmn:error id="error" errorCode="bad"/>
                  <bpmn:escalation id="escalation" escalationCode="up"/>
                </bpmn:definitions>
                """.formatted(id, all, id, id, id);
    }

    static String extensions(String content) {
        return content.isEmpty() ? "" : "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }
}
