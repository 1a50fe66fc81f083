package io.llmrouter.engine.feature;

import java.util.regex.Pattern;

/** Tells whether a text has program code in it, by the forms that code has and prose has not. */
final class Code {

    private static final int READ = 20_000;

    private static final Pattern FORMS = Pattern.compile(
            "```"
                    // a line of C's family, of a shell or of markup
                    + "|^[ \\t]*(?:[\\w.\\[\\]<>]+[ \\t]+)?[\\w.\\[\\]]+[ \\t]*(?:=[^=\\n]{1,200}|\\([^\\n]{0,200}\\))[ \\t]*[;{][ \\t]*$"
                    + "|^[ \\t]*\\}[ \\t]*(?:else\\b.*)?$"
                    + "|^[ \\t]*(?:public|private|protected|static|final|abstract)[ \\t]+[\\w<>]+[ \\t]+\\w+"
                    + "|^[ \\t]*(?:def|fn|func|function|class|interface|struct|enum)[ \\t]+\\w+[ \\t]*[({:<]"
                    + "|^[ \\t]*(?:import|from|using|package|require)[ \\t]+[\\w.:/\\\\]+(?:[ \\t]+import[ \\t]+\\S+|;)"
                    + "|^#(?:include|define|!/)"
                    + "|^[ \\t]*at [\\w.$]+\\([\\w]+\\.\\w+:\\d+\\)"
                    + "|Traceback \\(most recent call last\\)"
                    + "|</[a-zA-Z][\\w-]*>"
                    + "|^[ \\t]*(?:for|while|if|elif)\\b[^\\n]{1,120}:[ \\t]*$"
                    + "|^[ \\t]*(?:\\$|>>>)[ \\t]+\\w+"
                    + "|\\b(?i:select)\\b[^.!?]{1,200}\\b(?i:from)\\b[ \\t\\n]+\\w+[ \\t\\n]*(?:;|\\b(?i:where|join|group by|order by|limit)\\b)"
                    + "|\\b(?i:insert into|update)\\b[ \\t]+\\w+[ \\t]*(?:\\(|\\b(?i:set|values)\\b)"
                    + "|\\b\\w+(?:\\.\\w+)*\\([^()\\n]{0,80}\\)(?:\\.\\w+\\(|;|[ \\t]*=>|[ \\t]*\\{)"
                    + "|\\b(?:const|let|var)[ \\t]+\\w+[ \\t]*=",
            Pattern.MULTILINE);

    private Code() {}

    static boolean isIn(String text) {
        return FORMS.matcher(text.length() <= READ ? text : text.substring(0, READ))
                .find();
    }
}
