package io.countersign.infra.engine.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.impl.util.xml.Namespace;

/** The extension elements of the zeebe namespace. */
final class Zeebe {
    static final String URI = "http://camunda.org/schema/zeebe/1.0";
    private static final Namespace NAMESPACE = new Namespace(URI);

    private Zeebe() {}

    static @Nullable Element extension(@Nullable Element element, String name) {
        Element extensions = element == null ? null : element.element("extensionElements");
        return extensions == null ? null : extensions.elementNS(NAMESPACE, name);
    }

    static List<Element> children(@Nullable Element parent, String name) {
        return parent == null ? List.of() : parent.elementsNS(NAMESPACE, name);
    }

    /** The zeebe:taskHeaders of a flow node. */
    static Map<String, String> headers(Element flowNode) {
        return headerMap(extension(flowNode, "taskHeaders"));
    }

    /** The zeebe:taskHeaders directly in an extension element. */
    static Map<String, String> ownHeaders(Element extension) {
        return headerMap(extension.elementNS(NAMESPACE, "taskHeaders"));
    }

    private static Map<String, String> headerMap(@Nullable Element taskHeaders) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Element header : children(taskHeaders, "header")) {
            headers.put(header.attribute("key"), header.attribute("value", ""));
        }
        return headers;
    }
}
