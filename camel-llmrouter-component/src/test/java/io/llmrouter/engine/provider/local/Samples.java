package io.llmrouter.engine.provider.local;

import java.util.List;
import java.util.Map;

/** Texts of many kinds. */
final class Samples {

    static final String NEWS = "The city council of Harborview voted on Tuesday to rebuild the old harbour bridge. "
            + "The bridge, built in 1931, has been closed to trucks since a crack was found in March. "
            + "Engineers told the council that repairing the bridge would cost 12 million dollars, while a new bridge "
            + "would cost 30 million dollars. Several shop owners said that the long closure has hurt business near the "
            + "harbour. Mayor Ines Calder said that the new bridge will carry a bicycle lane and a tram line. "
            + "Work on the bridge starts in June and ends in autumn of next year. "
            + "The weather was fine on the day of the vote.";

    static final String MAIL =
            """
            From: Anna Weber <anna.weber@example.org>
            To: service@example.com
            Subject: Broken coffee machine, order 4711
            Date: Mon, 3 Mar 2025 10:11:12 +0100

            Hello,

            the coffee machine I ordered from you on 12 February 2025 arrived broken. The lid is cracked and water runs
            out at the bottom. I am very disappointed, because it was a birthday present. Please refund the 129.90 EUR
            or send a new machine.

            Can you tell me today what you will do?

            Kind regards
            Anna Weber
            --\s
            Weber Industries, phone +49 30 1234567

            On Mon, 1 Mar 2025 the service wrote:
            > Your parcel has been sent.
            """;

    static final String GERMAN = "Die Stadtwerke Neuhausen bauen im Sommer ein neues Fernwärmenetz. "
            + "Das Netz soll zunächst 1.200 Haushalte in der Altstadt versorgen. Die Wärme kommt aus einer Anlage, die "
            + "Holzreste aus den umliegenden Wäldern verbrennt. Viele Bewohner wollen wissen, was der Anschluss an das "
            + "Fernwärmenetz kostet. Nach Angaben der Stadtwerke liegt der Preis für ein Haus bei 8.500 Euro. "
            + "Die Arbeiten beginnen am 3. Juni und dauern etwa zwei Jahre.";

    static final String FRENCH = "La coopérative de Saint-Loup ouvre une boulangerie dans l'ancienne gare. "
            + "Les habitants attendaient un magasin depuis que l'épicerie a fermé. La boulangerie vendra aussi des "
            + "légumes et du fromage des fermes voisines. L'ouverture est prévue pour le 4 septembre.";

    static final String MARKDOWN =
            """
            # Release notes

            ## What is new

            - The importer reads **zipped** files, see [the guide](https://example.org/guide).
            - The `retry` option waits longer after each failure.

            The importer is twice as fast as before. It no longer loads a whole file into memory.

            ```java
            int secret = 42;
            ```
            """;

    static final String HTML =
            "<html><head><title>Garden club &amp; friends</title><style>p{color:red}</style></head><body>"
                    + "<h1>Spring market</h1><p>The garden club holds its <b>spring market</b> on Saturday.</p>"
                    + "<script>var hidden = 1;</script><ul><li>Seeds and young plants are sold.</li>"
                    + "<li>Coffee &amp; cake are free.</li></ul></body></html>";

    static final String CSV =
            """
            date;customer;article;amount
            2025-03-01;Kern AG;pump;1.200,50 EUR
            2025-03-02;Lupo Srl;valve;88,00 EUR
            2025-03-04;Kern AG;filter;15,20 EUR
            """;

    static final String JAPANESE = "東京都は火曜日に新しい橋の建設を発表した。橋の建設は六月に始まる。費用は三百億円である。市民は橋の建設を歓迎している。";

    static final Map<String, String> ALL = Map.of(
            "news", NEWS,
            "mail", MAIL,
            "german", GERMAN,
            "french", FRENCH,
            "markdown", MARKDOWN,
            "html", HTML,
            "csv", CSV,
            "japanese", JAPANESE,
            "one word", "bridge",
            "emoji", "🎉🎉 Party 🥳 at Mia’s on Friday! 🎂 Bring 🍕. 👩‍👩‍👧 welcome.");

    static final List<String> LABELS = List.of("invoice", "complaint", "news", "other");

    private Samples() {}

    /** Sentences of the news, again and again, until the text is that long. */
    static String large(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < characters; i++) {
            text.append(NEWS.replace("bridge", "bridge" + i)).append(i % 3 == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }
}
