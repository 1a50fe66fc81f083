package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML in a body, parsed without ever looking outside of it: a document type is refused.
 *
 * @param document the tree
 * @param text the text it was parsed from; null when the body was a tree
 * @param charset what its bytes are encoded in; null when the body was no bytes
 */
record XmlBody(Document document, @Nullable String text, @Nullable Charset charset) {

    /**
     * Reads a body: text, bytes, a stream, a file or a tree. A stream can be read again afterwards.
     *
     * @param limit the most characters, or bytes
     * @throws LlmRouterException if it is not XML, has a document type or is too long
     */
    static XmlBody of(Exchange exchange, int limit) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Document document) {
            return new XmlBody((Document) document.cloneNode(true), null, null);
        }
        if (body instanceof CharSequence) {
            String text = body.toString();
            limit(text.length(), limit);
            return new XmlBody(parse(new InputSource(new StringReader(withoutMark(text)))), text, null);
        }
        return ofBytes(bytes(exchange, body), limit);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static XmlBody ofBytes(byte[] data, int limit) {
        limit(data.length, limit);
        Document document = parse(new InputSource(new ByteArrayInputStream(data)));
        Charset charset = charset(document);
        return new XmlBody(document, new String(data, charset), charset);
    }

    /** The parser tells the family of the encoding by the first bytes, and only the declaration says which one it is. */
    private static Charset charset(Document document) {
        String found = document.getInputEncoding();
        if (found != null && found.startsWith("UTF-16")) {
            return Charset.forName(found);
        }
        String declared = document.getXmlEncoding();
        return declared == null ? StandardCharsets.UTF_8 : Charset.forName(declared);
    }

    private static byte[] bytes(Exchange exchange, @Nullable Object body) {
        if (body instanceof byte[] data) {
            return data;
        }
        byte[] data = Pojo.is(body) ? null : exchange.getMessage().getBody(byte[].class);
        if (body instanceof StreamCache) {
            MessageHelper.resetStreamCache(exchange.getMessage());
        }
        if (data == null) {
            throw Invalid.request("the body is "
                    + (body == null ? "empty" : "of type " + body.getClass().getName())
                    + ", where target is an XPath and needs XML");
        }
        return data;
    }

    private static void limit(int size, int limit) {
        if (size > limit) {
            throw Invalid.request("the XML in the body has a length of " + size + ", more than maxXmlSize=" + limit
                    + ": split it before, or put the answer into a header or variable");
        }
    }

    private static Document parse(InputSource source) {
        try {
            return parser().parse(source);
        } catch (SAXException e) {
            throw Invalid.request("the body is not XML that can be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw Invalid.request("the body is XML in an encoding that cannot be read: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder parser() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Silent());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's XML parser cannot be made secure", e);
        }
    }

    /** The platform's own handler writes what it throws to the console besides. */
    private static final class Silent extends DefaultHandler {}

    /** A body of the same kind with the answer at that spot. */
    Object with(XmlSpot spot, String answer) {
        if (text == null) {
            spot.put(answer);
            return document;
        }
        Charset written = charset == null ? StandardCharsets.UTF_8 : charset;
        String changed = new XmlText(text, written.newEncoder()).with(spot, answer);
        return charset == null ? changed : changed.getBytes(charset);
    }
}
