package io.llmrouter.camel.attachment;

import org.apache.camel.CamelContext;

/** Asks for an artifact by its name where it is needed and missing. */
final class Needed {

    private Needed() {}

    /** @throws IllegalStateException if the class is not there, naming the artifact to add */
    static void artifact(CamelContext context, String className, String artifact, String what) {
        if (context.getClassResolver().resolveClass(className) == null) {
            throw new IllegalStateException(
                    what + " is read by " + artifact + ", which is not on the class path: add it as a dependency");
        }
    }
}
