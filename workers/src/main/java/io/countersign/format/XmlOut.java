package io.countersign.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML file, indented by two. */
final class XmlOut implements Closeable {
    private final Writer text;
    private final XMLStreamWriter out;
    private int depth;

    XmlOut(Path file) throws IOException {
        this.text = Outputs.create(file);
        try {
            this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(file.toString(), e);
        }
    }

    /** What goes into an element. */
    interface Content {
        void write() throws IOException;
    }

    /** Opens an element that is closed with the file. */
    void open(String name) throws IOException {
        try {
            line();
            out.writeStartElement(name);
            depth++;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    void element(String name, Map<String, Object> attributes, Content content) throws IOException {
        try {
            line();
            out.writeStartElement(name);
            for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
                out.writeAttribute(attribute.getKey(), Numbers.plain(attribute.getValue()));
            }
            depth++;
            content.write();
            depth--;
            line();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    void element(String name, Object value) throws IOException {
        element(name, Map.of(), value);
    }

    void element(String name, Map<String, Object> attributes, Object value) throws IOException {
        try {
            line();
            out.writeStartElement(name);
            for (Map.Entry<String, Object> attribute : new LinkedHashMap<>(attributes).entrySet()) {
                out.writeAttribute(attribute.getKey(), Numbers.plain(attribute.getValue()));
            }
            out.writeCharacters(Numbers.plain(value));
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    @Override
    public void close() throws IOException {
        try {
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            text.close();
        }
    }
}
