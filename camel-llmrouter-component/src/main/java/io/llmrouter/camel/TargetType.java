package io.llmrouter.camel;

/** How {@code target} is to be read. */
public enum TargetType {
    /** By its looks: a prefix such as {@code header:}, a pointer if it starts with a slash, else a key of a map. */
    auto,
    /** A JSON pointer into the body. */
    jsonPointer,
    /** A key of the map, or of the JSON object, in the body. */
    mapKey,
    /** A message header. */
    header,
    /** A variable of the exchange. */
    variable,
    /** A property of the exchange. */
    property
}
