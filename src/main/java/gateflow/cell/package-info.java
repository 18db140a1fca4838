/**
 * Recurrent cells: equations, exact gradients through time, and exact step Jacobians split into paths.
 *
 * <p>A {@link gateflow.cell.Cell} is equations and sizes; {@link gateflow.cell.Parameters} are its numbers; an
 * {@link gateflow.cell.UnrolledCell} is its run over time and owns every buffer. Everything is features × batch: sample
 * {@code n} is column {@code n}, and in an array the number of feature {@code i} stands at {@code i · batch + n}. Every
 * bad argument is refused by an {@link java.lang.IllegalArgumentException} whose message is one sentence that names the
 * argument, what came and what was wanted.
 *
 * <table>
 *   <caption>The course's letters (lecture B), the other lectures' and PyTorch's</caption>
 *   <tr><th>here</th><th>meaning</th><th>lecture C</th><th>PyTorch</th></tr>
 *   <tr><td>x_t</td><td>input</td><td>x_t</td><td>x_t (input_size)</td></tr>
 *   <tr><td>s_t</td><td>state of an LSTM</td><td>–</td><td>c_t (hidden_size)</td></tr>
 *   <tr><td>h_t</td><td>output of an LSTM</td><td>–</td><td>h_t</td></tr>
 *   <tr><td>s_t</td><td>state of an RNN or GRU, also its output</td><td>h_t</td><td>h_t</td></tr>
 *   <tr><td>s̃_t</td><td>candidate</td><td>g_t</td><td>g_t (LSTM), n_t (GRU)</td></tr>
 *   <tr><td>o_t, i_t, f_t</td><td>output, input, forget gate</td><td>f_t</td><td>o_t, i_t, f_t</td></tr>
 *   <tr><td>GRU: o_t</td><td>reset gate</td><td>–</td><td>r_t</td></tr>
 *   <tr><td>GRU: i_t</td><td>update gate</td><td>1 − f_t</td><td>1 − z_t</td></tr>
 *   <tr><td>W, W_f, …</td><td>recurrent weight, of a gate</td><td>W</td><td>weight_hh, rows i, f, g, o or r, z, n</td></tr>
 *   <tr><td>U, U_f, …</td><td>input weight</td><td>–</td><td>weight_ih, the same rows</td></tr>
 *   <tr><td>b, b_f, …</td><td>bias</td><td>b</td><td>bias_hh + bias_ih</td></tr>
 *   <tr><td>W_r, b_r</td><td>inside the reset, {@link gateflow.cell.ResetAfterGruCell}</td><td>–</td><td>W_hn, b_hn</td></tr>
 *   <tr><td>W_k</td><td>weight of an older state, {@link gateflow.cell.SkipRnnCell}</td><td>–</td><td>–</td></tr>
 *   <tr><td>p_o, p_i, p_f</td><td>peepholes, {@link gateflow.cell.PeepholeLstmCell}</td><td>–</td><td>–</td></tr>
 *   <tr><td>1.W_f, 2.s, …</td><td>of a layer, {@link gateflow.cell.StackedCell}</td><td>–</td><td>weight_hh_l0, …</td></tr>
 * </table>
 */
package gateflow.cell;
