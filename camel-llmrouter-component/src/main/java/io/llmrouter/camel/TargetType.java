package io.llmrouter.camel;

/** How {@code target} is to be read. */
public enum TargetType {
    /**
     * By its looks: a prefix such as {@code header:}; if it starts with a slash, a JSON pointer, or an XPath where
     * {@code namespaces} is set; else a key of a map or a property of an object.
     */
    auto,
    /** A JSON pointer into the body. */
    jsonPointer,
    /** A key of the map, or of the JSON object, in the body. */
    mapKey,
    /** An XPath into the XML in the body. */
    xpath,
    /** A property of the object in the body, by its setter. */
    beanProperty,
    /** A message header. */
    header,
    /** A variable of the exchange. */
    variable,
    /** A property of the exchange. */
    property
}
