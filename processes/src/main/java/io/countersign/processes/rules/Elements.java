package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Which elements may be drawn, and that people can read them in both languages. */
final class Elements {
    private static final Set<String> UNSUPPORTED =
            Set.of("complexGateway", "transaction", "adHocSubProcess", "conditionalEventDefinition");

    private Elements() {}

    static List<Finding> findings(BpmnModelInstance model) {
        List<Finding> found = new ArrayList<>();
        NodeList all = ((Document) model.getDocument().getDomSource().getNode()).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (UNSUPPORTED.contains(element.getLocalName())) {
                found.add(Finding.at(Feel.nearestId(element), Rule.SUPPORTED, element.getLocalName()));
            }
        }
        model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof Gateway)
                        || node.getName() != null
                        || node.getOutgoing().size() > 1)
                .filter(node -> !isNamed(node))
                .map(node -> Finding.at(node.getId(), Rule.NAMES))
                .forEach(found::add);
        return found;
    }

    private static boolean isNamed(FlowElement element) {
        ZeebeProperties properties = element.getSingleExtensionElement(ZeebeProperties.class);
        return element.getName() != null
                && !element.getName().isBlank()
                && properties != null
                && properties.getProperties().stream()
                        .anyMatch(property -> "name:zh-CN".equals(property.getName())
                                && property.getValue() != null
                                && !property.getValue().isBlank());
    }
}
