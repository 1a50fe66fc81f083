package io.llmrouter.camel;

/** What train does. The constants are the words of the option {@code training}. */
public enum TrainingAction {
    /** Learns, and puts what was learned in force as a new version. */
    publish,
    /** Learns, says how good it is, and changes nothing. */
    trial,
    /** Says which versions there are. */
    versions,
    /** Puts an earlier version in force. */
    rollBack
}
