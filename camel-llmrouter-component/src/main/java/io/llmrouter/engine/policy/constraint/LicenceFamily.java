package io.llmrouter.engine.policy.constraint;

import java.util.Locale;
import java.util.regex.Pattern;

/** Licences of weights that allow about the same. A licence in no family can still be asked for by its name. */
enum LicenceFamily {
    /** Any use, also changed and sold, for a mention of the authors: Apache, MIT, BSD and their kin. */
    PERMISSIVE("apache.*|(?:modified-)?mit.*|bsd.*|isc|unlicense|cc0.*|cc-by-\\d.*|cc-by"),
    /** Any use, but what is changed must be passed on under the same terms: GPL, AGPL, MPL, CC BY-SA and their kin. */
    COPYLEFT("a?gpl.*|lgpl.*|mpl.*|epl.*|cc-by-sa.*"),
    /** The maker's own terms, which bar some uses or users: Llama, Gemma, Qwen, OpenRAIL and their kin. */
    COMMUNITY("llama.*|gemma.*|qwen.*|(?:creativeml-)?(?:big(?:science|code)-)?open-?rail.*|deepseek.*|.*-community.*"),
    /** No commercial use: CC BY-NC and their kin, research licences. */
    NON_COMMERCIAL("(?:.*[-_ ])?(?:nc|research)(?:[-_ ].*)?|.*non[-_ ]?(?:commercial|production).*|mnpl.*");

    private final Pattern names;

    LicenceFamily(String names) {
        this.names = Pattern.compile(names);
    }

    /** Its word: {@code non-commercial}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a licence, such as {@code apache-2.0}, is of this family. What bars commercial use is of no other family,
     * whatever it is named after.
     */
    boolean has(String licence) {
        return isNamed(licence) && (this == NON_COMMERCIAL || !NON_COMMERCIAL.isNamed(licence));
    }

    private boolean isNamed(String licence) {
        return names.matcher(licence.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a word is that licence's name, or that of its family. */
    static boolean covers(String word, String licence) {
        if (word.equalsIgnoreCase(licence)) {
            return true;
        }
        for (LicenceFamily family : values()) {
            if (family.word().equals(word)) {
                return family.has(licence);
            }
        }
        return false;
    }
}
