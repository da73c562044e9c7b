package io.countersign.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Goes through an XML file element by element, of which only one is held at a time. */
final class XmlElements {

    private XmlElements() {}

    /** What is to be done with an element. */
    interface Consumer {
        void element(XmlElement element) throws IOException;
    }

    private record Open(
            long line,
            long column,
            String name,
            Map<String, String> attributes,
            StringBuilder text,
            List<XmlElement> children) {}

    /** @param names of the elements that are wanted, at any depth, with all that is in them */
    static void read(Path file, Set<String> names, Consumer consumer) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            XMLStreamReader reader = factory().createXMLStreamReader(stream);
            Deque<Open> open = new ArrayDeque<>();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && (!open.isEmpty() || names.contains(reader.getLocalName()))) {
                    open.push(start(reader));
                } else if (event == XMLStreamConstants.CHARACTERS && !open.isEmpty()) {
                    open.getFirst().text().append(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT && !open.isEmpty()) {
                    XmlElement element = end(file, open.pop());
                    if (open.isEmpty()) {
                        consumer.element(element);
                    } else {
                        open.getFirst().children().add(element);
                    }
                }
            }
        } catch (XMLStreamException e) {
            Location place = e.getLocation();
            throw UnreadableFile.at(
                    file,
                    place == null ? 1 : place.getLineNumber(),
                    place == null ? 1 : place.getColumnNumber(),
                    String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** Entities from outside, and document types at all, are refused. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static Open start(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        Location place = reader.getLocation();
        return new Open(
                place.getLineNumber(),
                place.getColumnNumber(),
                reader.getLocalName(),
                attributes,
                new StringBuilder(),
                new ArrayList<>());
    }

    private static XmlElement end(Path file, Open open) {
        return new XmlElement(
                file,
                open.line(),
                open.column(),
                open.name(),
                open.attributes(),
                open.text().toString().strip(),
                open.children());
    }
}
