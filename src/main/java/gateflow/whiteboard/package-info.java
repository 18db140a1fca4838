/**
 * The whiteboard: what a memory of fixed size can hold, and why it has to choose.
 *
 * <p>A lecture (NPTEL CS7015 Deep Learning, M. Khapra, IIT Madras, Lecture 14) computes {@code ac(bd + a) + ad} on a board that
 * has room for three statements. The board is the state of a recurrent net, or of any finite memory. What a person does at the
 * board is what the gates of an LSTM do to the state:
 *
 * <table>
 *   <caption>At the board and in an LSTM</caption>
 *   <tr><th>at the board</th><th>here</th><th>in an LSTM</th></tr>
 *   <tr><td>the next value comes from outside</td><td>{@link gateflow.whiteboard.Step#given}</td><td>input x_t</td></tr>
 *   <tr><td>selective write: only results, not {@code a = 1}</td><td>{@link gateflow.whiteboard.Whiteboard#write}</td>
 *       <td>input gate i_t on the candidate</td></tr>
 *   <tr><td>selective read: only what this step uses</td><td>{@link gateflow.whiteboard.Whiteboard#read}</td>
 *       <td>output gate o_t</td></tr>
 *   <tr><td>selective forget: what no later step uses</td><td>{@link gateflow.whiteboard.Whiteboard#forget}</td>
 *       <td>forget gate f_t</td></tr>
 * </table>
 *
 * <p>The difference: a plan knows the whole expression beforehand, and its choices are yes or no. A net has to learn its
 * choices, and they are numbers between 0 and 1.
 *
 * <h2>The rules</h2>
 *
 * <ul>
 *   <li>Variables and numbers are given; they are read from outside and never take a place.
 *   <li>Each operation is one step: it reads its operands, writes one statement, and erases what no later step reads.
 *   <li>A subexpression that occurs twice is one statement, computed once and kept until its last reader is done. Nothing that
 *       was erased is computed again.
 *   <li>{@link gateflow.whiteboard.Forgetting} says whether a result needs a place beside its operands (the lecture) or may take
 *       the place of one (the registers of a compiler). The lecture's expression needs 3 places and 2.
 * </ul>
 *
 * <h2>The smallest board</h2>
 *
 * <p>It is the register problem of compilers, or the pebble game played once over. {@link gateflow.whiteboard.Schedule} says
 * how it is solved, and for which expressions the answer is proven.
 *
 * <h2>Size and errors</h2>
 *
 * <p>Nothing here recurses over an expression: 10,000 nested parentheses or a sum of 10,000 terms are read, printed, compared,
 * computed and planned like any other. Every refusal is an {@link java.lang.IllegalArgumentException} with one sentence.
 */
package gateflow.whiteboard;
