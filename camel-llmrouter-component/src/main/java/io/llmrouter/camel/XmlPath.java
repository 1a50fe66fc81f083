package io.llmrouter.camel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The XPath of an answer's place. It selects one element or attribute, or nothing: then its last step, a plain name such
 * as {@code o:summary} or {@code @urgency}, is made in the one element that the path before it selects. Thread-safe: an
 * expression is compiled for each use, because the platform's are for one thread.
 */
final class XmlPath {

    private static final Pattern STEP =
            Pattern.compile("(@?)(?:([\\p{L}_][\\p{L}\\p{N}._-]*):)?([\\p{L}_][\\p{L}\\p{N}._-]*)");

    private final String path;
    private final XmlNamespaces namespaces;

    private XmlPath(String path, XmlNamespaces namespaces) {
        this.path = path;
        this.namespaces = namespaces;
    }

    /** @throws IllegalArgumentException if it is no XPath, or has a prefix that stands for nothing */
    static XmlPath of(String path, XmlNamespaces namespaces) {
        try {
            xpath(namespaces).compile(path);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(
                    "target '" + path + "' is not an XPath, or has a prefix that namespaces does not say: " + reason(e),
                    e);
        }
        return new XmlPath(path, namespaces);
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static XPath xpath(XmlNamespaces namespaces) {
        XPathFactory factory = XPathFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("the platform's XPath cannot be made secure", e);
        }
        XPath xpath = factory.newXPath();
        xpath.setNamespaceContext(namespaces);
        return xpath;
    }

    /**
     * Where the answer goes in that document.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if there is no such place, or more than one
     */
    XmlSpot in(Document document) {
        NodeList found = select(document, path);
        if (found.getLength() == 0) {
            return made(document);
        }
        if (found.getLength() > 1) {
            throw unfit("it selects " + found.getLength() + " places and must select one");
        }
        Node node = found.item(0);
        if (node instanceof Attr attribute) {
            return XmlSpot.attribute(attribute);
        }
        if (node instanceof Element element) {
            return XmlSpot.text(withoutElements(element));
        }
        throw unfit("it selects neither an element nor an attribute");
    }

    private NodeList select(Document document, String expression) {
        try {
            return (NodeList) xpath(namespaces).evaluate(expression, document, XPathConstants.NODESET);
        } catch (XPathExpressionException e) {
            throw Invalid.request("the answer cannot be put at " + path + ": " + reason(e), e);
        }
    }

    private Element withoutElements(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                throw unfit("the element is there and has elements in it, which the answer would replace");
            }
        }
        return element;
    }

    private XmlSpot made(Document document) {
        int slash = path.lastIndexOf('/');
        Matcher step = STEP.matcher(path.substring(slash + 1));
        if (slash < 1 || path.charAt(slash - 1) == '/' || !step.matches()) {
            throw unfit("it selects nothing, and only a last step that is a plain name is made");
        }
        Element parent = parent(document, path.substring(0, slash));
        String prefix = step.group(2);
        String uri = prefix == null ? null : namespaces.getNamespaceURI(prefix);
        return step.group(1).isEmpty()
                ? XmlSpot.child(parent, prefix, step.group(3), uri)
                : XmlSpot.attribute(parent, prefix, step.group(3), uri);
    }

    private Element parent(Document document, String expression) {
        NodeList parents = select(document, expression);
        if (parents.getLength() == 1 && parents.item(0) instanceof Element element) {
            return element;
        }
        String found = parents.getLength() == 1 ? "no element" : parents.getLength() + " places";
        throw unfit("only its last step is made, and " + expression + " selects " + found + " instead of one element");
    }

    private RuntimeException unfit(String why) {
        return Invalid.request("the answer cannot be put at " + path + ": " + why);
    }

    /** The path as it was written. */
    @Override
    public String toString() {
        return path;
    }
}
