package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;

/**
 * A property of the object in the body, set by its setter as Camel sets properties: the object is changed, not copied.
 * Dots lead through properties that are not null. The answer is a value and nothing else: neither a placeholder nor a
 * reference to a bean or a class in it is looked up.
 */
final class BeanPlace implements Destination {

    private final CamelContext context;
    private final String path;

    BeanPlace(CamelContext context, String path) {
        this.context = context;
        this.path = path;
    }

    @Override
    public void put(Exchange exchange, Object answer) {
        Owner owner = owner(exchange);
        try {
            set(owner, answer);
        } catch (Exception e) {
            throw Invalid.request(
                    "the answer cannot be put into the property '" + path + "' of "
                            + owner.object.getClass().getName() + ": " + e.getMessage(),
                    e);
        }
    }

    /** By the setter alone: what binds options would look up references such as {@code #class:} in the value. */
    private void set(Owner owner, Object answer) throws Exception {
        BeanIntrospection beans = PluginHelper.getBeanIntrospection(context);
        if (!beans.setProperty(
                context, context.getTypeConverter(), owner.object, owner.property, answer, null, false, false, false)) {
            throw new IllegalArgumentException(
                    "no setter takes a value of type " + answer.getClass().getName());
        }
    }

    @Override
    public void check(Exchange exchange) {
        Owner owner = owner(exchange);
        List<String> setters = setters(owner.object.getClass());
        if (!setters.contains(owner.property)) {
            throw Invalid.request("the answer cannot be put into the property '" + path + "': "
                    + owner.object.getClass().getName() + " has no setter for it: "
                    + Nearest.hint(owner.property, setters)
                    + " (a JSON pointer such as /" + owner.property + " makes a copy by Jackson instead)");
        }
    }

    private List<String> setters(Class<?> type) {
        BeanIntrospection.ClassInfo known =
                PluginHelper.getBeanIntrospection(context).cacheClass(type);
        List<String> names = new ArrayList<>();
        for (BeanIntrospection.MethodInfo method : known.methods) {
            if (Boolean.TRUE.equals(method.isSetter) && method.getterOrSetterShorthandName != null) {
                names.add(method.getterOrSetterShorthandName);
            }
        }
        return names;
    }

    private Owner owner(Exchange exchange) {
        Object object = exchange.getMessage().getBody();
        if (!Pojo.is(object)) {
            throw Invalid.request("the answer cannot be put into the property '" + path + "': the body is "
                    + (object == null ? "empty" : "of type " + object.getClass().getName())
                    + ", which is no object with properties");
        }
        List<String> steps = Arrays.asList(path.split("\\.", -1));
        for (String step : steps.subList(0, steps.size() - 1)) {
            Object next = PluginHelper.getBeanIntrospection(context).getOrElseProperty(object, step, null, false);
            if (next == null) {
                throw Invalid.request("the answer cannot be put into the property '" + path + "': '" + step + "' of "
                        + object.getClass().getName() + " is null or not there");
            }
            object = next;
        }
        return new Owner(object, steps.get(steps.size() - 1));
    }

    private record Owner(Object object, String property) {}
}
