package io.llmrouter.camel;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where in a document an answer goes.
 *
 * @param kind the text of the element, a new last child of it, or an attribute of it
 * @param element the element
 * @param name the qualified name of the child or attribute; empty for the element's own text
 * @param uri the namespace of the name; null for none
 * @param declared the prefix that must be declared along with the name, empty for the default one; null when it is
 *     known there
 */
record XmlSpot(Kind kind, Element element, String name, @Nullable String uri, @Nullable String declared) {

    /** What becomes the answer. */
    enum Kind {
        TEXT,
        CHILD,
        ATTRIBUTE
    }

    /** The text of an element that is there. */
    static XmlSpot text(Element element) {
        return new XmlSpot(Kind.TEXT, element, "", null, null);
    }

    /** An attribute that is there. */
    static XmlSpot attribute(Attr attribute) {
        return new XmlSpot(
                Kind.ATTRIBUTE, attribute.getOwnerElement(), attribute.getName(), attribute.getNamespaceURI(), null);
    }

    /** A child to be made. It has the prefix its namespace has there, or else the wanted one is declared. */
    static XmlSpot child(Element parent, @Nullable String prefix, String local, @Nullable String uri) {
        if (parent.isDefaultNamespace(uri) || uri == null && parent.lookupNamespaceURI(null) == null) {
            return new XmlSpot(Kind.CHILD, parent, local, uri, null);
        }
        String known = uri == null ? null : parent.lookupPrefix(uri);
        if (known != null) {
            return new XmlSpot(Kind.CHILD, parent, known + ":" + local, uri, null);
        }
        return prefix == null
                ? new XmlSpot(Kind.CHILD, parent, local, uri, "")
                : new XmlSpot(Kind.CHILD, parent, prefix + ":" + local, uri, prefix);
    }

    /** An attribute to be made. Attributes have no default namespace. */
    static XmlSpot attribute(Element owner, @Nullable String prefix, String local, @Nullable String uri) {
        if (uri == null || prefix == null) {
            return new XmlSpot(Kind.ATTRIBUTE, owner, local, null, null);
        }
        String known = owner.lookupPrefix(uri);
        if (known != null) {
            return new XmlSpot(Kind.ATTRIBUTE, owner, known + ":" + local, uri, null);
        }
        String free = prefix;
        while (owner.lookupNamespaceURI(free) != null) {
            free += "_";
        }
        return new XmlSpot(Kind.ATTRIBUTE, owner, free + ":" + local, uri, free);
    }

    /** Puts the answer into the element's own document. */
    void put(String value) {
        switch (kind) {
            case TEXT -> element.setTextContent(value);
            case ATTRIBUTE -> element.setAttributeNS(uri, name, value);
            case CHILD -> {
                Element child = element.getOwnerDocument().createElementNS(uri, name);
                child.setTextContent(value);
                element.appendChild(child);
            }
        }
    }

    /** How many elements begin before this one's. */
    int index() {
        Document document = element.getOwnerDocument();
        int index = 0;
        Node node = document.getDocumentElement();
        while (node != null && node != element) {
            Node next = next(node);
            index += next instanceof Element ? 1 : 0;
            node = next;
        }
        return index;
    }

    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != null && up.getNextSibling() == null) {
            up = up.getParentNode();
        }
        return up == null ? null : up.getNextSibling();
    }
}
