package io.llmrouter.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.wire.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** Finds the mapper for the application's own classes. */
final class RegistryMapper {

    private RegistryMapper() {}

    /** The registry's ObjectMapper if it has exactly one, else the engine's. */
    static ObjectMapper of(CamelContext context) {
        ObjectMapper registered = CamelContextHelper.findSingleByType(context, ObjectMapper.class);
        return registered == null ? Json.mapper() : registered;
    }
}
