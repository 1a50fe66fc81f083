package io.llmrouter.examples.gateway;

import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
public class Gateway {

    /** Starts it. */
    public static void main(String... arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }

    /** Answers each request in the thread the server gave it: a second thread for each would only wait for the first. */
    @Bean
    Executor applicationTaskExecutor() {
        return new CallingThread();
    }

    @Bean
    BodyLimit bodyLimit(@Value("${gateway.max-request-size}") DataSize limit) {
        return new BodyLimit(limit.toBytes());
    }

    /** Around all else. */
    @Bean
    FilterRegistrationBean<QuietServer> quietServer() {
        FilterRegistrationBean<QuietServer> filter = new FilterRegistrationBean<>(new QuietServer());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Behind the keys. The context is made when it is first asked for, which must not be here. */
    @Bean
    FilterRegistrationBean<Starting> starting(ObjectProvider<CamelContext> context) {
        FilterRegistrationBean<Starting> filter =
                new FilterRegistrationBean<>(new Starting(() -> isServing(context.getObject())));
        filter.setUrlPatterns(List.of("/v1/*"));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return filter;
    }

    private static boolean isServing(CamelContext context) {
        return context.isStarted() && !context.getRoutes().isEmpty();
    }

    @Bean
    ErrorAttributes errorAttributes() {
        return new OpenAiForm();
    }

    /** Before the limit, so that strangers learn nothing. */
    @Bean
    FilterRegistrationBean<ClientKeys> clientKeys(@Value("${gateway.client-keys}") List<String> keys) {
        FilterRegistrationBean<ClientKeys> filter = new FilterRegistrationBean<>(new ClientKeys(keys));
        filter.setUrlPatterns(List.of("/v1/*"));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    /** Before the keys: a browser asks for permission without one. */
    @Bean
    FilterRegistrationBean<CorsFilter> cors(@Value("${gateway.cors-origins}") List<String> origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "POST"));
        rules.setAllowedHeaders(List.of("*"));
        rules.addExposedHeader("*");
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/v1/**", rules);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(paths));
        filter.setEnabled(!origins.isEmpty());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /** Clients write the slash in {@code /v1/models/openai/gpt-6-sol} as {@code %2F}, which the server refuses by default. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInModelNames() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
    }
}
