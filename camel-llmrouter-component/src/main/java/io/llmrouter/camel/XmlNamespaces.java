package io.llmrouter.camel;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.builder.Namespaces;
import org.jspecify.annotations.Nullable;

/** What the prefixes of an endpoint's XPath stand for. Immutable. */
final class XmlNamespaces implements NamespaceContext {

    private final Map<String, String> uris;

    private XmlNamespaces(Map<String, String> uris) {
        this.uris = uris;
    }

    /**
     * Those of the option {@code namespaces}, or else of the registry's single {@link Namespaces}.
     *
     * @throws IllegalArgumentException if the option is neither a list of prefixes nor such a bean
     */
    static XmlNamespaces of(CamelContext context, MessageOptions options) {
        Object option = options.getNamespaces();
        if (option == null) {
            Namespaces registered = CamelContextHelper.findSingleByType(context, Namespaces.class);
            return new XmlNamespaces(registered == null ? Map.of() : Map.copyOf(registered.getNamespaces()));
        }
        if (option instanceof Namespaces bean) {
            return new XmlNamespaces(Map.copyOf(bean.getNamespaces()));
        }
        String text = option.toString();
        return EndpointHelper.isReferenceParameter(text)
                ? new XmlNamespaces(Map.copyOf(EndpointHelper.resolveReferenceParameter(context, text, Namespaces.class)
                        .getNamespaces()))
                : new XmlNamespaces(read(text));
    }

    private static Map<String, String> read(String list) {
        Map<String, String> uris = new LinkedHashMap<>();
        for (String each : Headers.split(list)) {
            int equals = each.indexOf('=');
            if (equals < 1 || equals == each.length() - 1) {
                throw new IllegalArgumentException("namespaces is prefix=URI, several with commas between, such as"
                        + " o=http://example.org/order: '" + each + "' is not");
            }
            uris.put(
                    each.substring(0, equals).strip(),
                    each.substring(equals + 1).strip());
        }
        return uris;
    }

    @Override
    public String getNamespaceURI(String prefix) {
        return switch (prefix) {
            case XMLConstants.XML_NS_PREFIX -> XMLConstants.XML_NS_URI;
            case XMLConstants.XMLNS_ATTRIBUTE -> XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
            default -> uris.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        };
    }

    @Override
    public @Nullable String getPrefix(String uri) {
        return uris.entrySet().stream()
                .filter(entry -> entry.getValue().equals(uri))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
        String prefix = getPrefix(uri);
        return prefix == null
                ? Collections.emptyIterator()
                : Collections.singleton(prefix).iterator();
    }
}
