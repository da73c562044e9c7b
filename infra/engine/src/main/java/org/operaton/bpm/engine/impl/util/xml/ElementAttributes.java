package org.operaton.bpm.engine.impl.util.xml;

/** Lets a parser fill in an attribute that the model left to its default. */
public final class ElementAttributes {
    private ElementAttributes() {}

    public static void set(Element element, String name, String value) {
        element.attributeMap.put(name, new Attribute(name, value));
    }
}
