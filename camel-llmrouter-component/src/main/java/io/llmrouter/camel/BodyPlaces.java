package io.llmrouter.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Makes the destinations that are places in a body, as {@code enrich} has them. */
final class BodyPlaces implements Destination.InBody {

    private final CamelContext context;
    private final LlmRouterConfiguration options;
    private final ObjectMapper mapper;

    BodyPlaces(CamelContext context, LlmRouterConfiguration options) {
        this.context = context;
        this.options = options;
        mapper = RegistryMapper.of(context);
    }

    @Override
    public Destination at(TargetType type, String name) {
        return switch (type) {
            case jsonPointer -> new BodyPlace(BodyPlace.pointer(name), mapper);
            case mapKey -> key(name);
            case xpath -> new XmlPlace(XmlPath.of(name, XmlNamespaces.of(context, options)), options.getMaxXmlSize());
            case beanProperty -> new BeanPlace(context, name);
            case auto -> new KeyOrProperty(key(name), new BeanPlace(context, name));
            case header, variable, property -> throw new IllegalArgumentException(type + " is no place in a body");
        };
    }

    private Destination key(String name) {
        return new BodyPlace(BodyPlace.pointer("/" + name.replace("~", "~0").replace("/", "~1")), mapper);
    }

    /** What a plain name means depends on the body that comes. */
    private record KeyOrProperty(Destination key, Destination property) implements Destination {
        @Override
        public void put(Exchange exchange, Object answer) {
            of(exchange).put(exchange, answer);
        }

        @Override
        public void check(Exchange exchange) {
            of(exchange).check(exchange);
        }

        private Destination of(Exchange exchange) {
            return Pojo.is(exchange.getMessage().getBody()) ? property : key;
        }
    }
}
