package io.llmrouter.camel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.util.MimeTypeHelper;
import org.jspecify.annotations.Nullable;

/** The formats of sound that providers hear, which they tell by the ending of a file's name. */
enum SoundFormat {
    WAV(List.of("wav"), List.of("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave")),
    OGG(List.of("ogg", "oga", "opus"), List.of("audio/ogg", "application/ogg", "audio/opus")),
    FLAC(List.of("flac"), List.of("audio/flac", "audio/x-flac")),
    WEBM(List.of("webm", "weba", "mkv"), List.of("audio/webm", "video/webm")),
    M4A(List.of("m4a", "mp4", "m4b", "mov", "3gp"), List.of("audio/mp4", "video/mp4", "audio/m4a", "audio/x-m4a")),
    AAC(List.of("aac"), List.of("audio/aac", "audio/x-aac", "audio/aacp")),
    MP3(List.of("mp3", "mpga", "mpeg"), List.of("audio/mpeg", "audio/mp3"));

    private final List<String> endings;
    private final List<String> types;

    SoundFormat(List<String> endings, List<String> types) {
        this.endings = endings;
        this.types = types;
    }

    /**
     * A name that tells the format: the file's own where it does, and what the bytes say where it does not or says another.
     * The name of a sound in another format stays, as a server may know it.
     *
     * @param name the file's name; null when it has none
     * @param type its MIME type, with or without parameters; null when nobody said
     */
    static String name(byte[] sound, @Nullable String name, @Nullable String type) {
        Optional<SoundFormat> heard = ofBytes(sound);
        Optional<SoundFormat> named = ofName(name);
        Optional<SoundFormat> told = heard.or(() -> named).or(() -> ofType(type));
        if (told.isEmpty() && isOtherSound(name)) {
            return String.valueOf(name);
        }
        SoundFormat format = told.orElse(MP3);
        if (name != null && !name.isBlank()) {
            return named.filter(format::equals).isPresent() ? name : name + format.ending();
        }
        return "audio" + format.ending();
    }

    private static boolean isOtherSound(@Nullable String name) {
        String type = name == null ? null : MimeTypeHelper.probeMimeType(name);
        return type != null && type.startsWith("audio/");
    }

    private String ending() {
        return "." + endings.get(0);
    }

    private static Optional<SoundFormat> ofName(@Nullable String name) {
        String ending = name == null
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.endings.contains(ending))
                .findFirst();
    }

    private static Optional<SoundFormat> ofType(@Nullable String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.types.contains(plain))
                .findFirst();
    }

    /** Tags of ID3 stand before sounds of several formats, and tell none. */
    private static Optional<SoundFormat> ofBytes(byte[] sound) {
        if (starts(sound, 0, "RIFF") && starts(sound, 8, "WAVE")) {
            return Optional.of(WAV);
        }
        if (starts(sound, 0, "OggS")) {
            return Optional.of(OGG);
        }
        if (starts(sound, 0, "fLaC")) {
            return Optional.of(FLAC);
        }
        if (starts(sound, 0, "\u001a\u0045\u00df\u00a3")) {
            return Optional.of(WEBM);
        }
        return starts(sound, 4, "ftyp") ? Optional.of(M4A) : ofFrame(sound);
    }

    /** Frames of MPEG begin with eleven bits that are set; those of AAC have no layer in the bits that follow. */
    private static Optional<SoundFormat> ofFrame(byte[] sound) {
        if (sound.length < 2 || sound[0] != (byte) 0xFF || (sound[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        return Optional.of((sound[1] & 0x06) == 0 ? AAC : MP3);
    }

    private static boolean starts(byte[] sound, int at, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (at + i >= sound.length || (sound[at + i] & 0xFF) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
