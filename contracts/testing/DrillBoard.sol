// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice One call that is tried in every cell.
/// @param target What is called.
/// @param isStatic Whether it may change nothing, as when a view is read.
/// @param gasLimit Gas that it is given, no more and no less.
/// @param data What it is called with.
struct DrillCall {
    address target;
    bool isStatic;
    uint64 gasLimit;
    bytes data;
}

/// @title The board of a drill
/// @notice Tries calls in one cell after another, each as if it were the first of its transaction, within one `eth_call`. A cell
/// is a word: each of its bytes is the state of one feed, which a `DrillStub` stands over; 0 is healthy.
/// Never deployed: put at any address by a state override, with a balance above every word. Over an account of a user it makes
/// the calls as that user.
contract DrillBoard {
    /// @dev Gas around a call within its frame: sending the word to a new account, and packing the result.
    uint256 private constant FRAME_GAS = 80_000;

    /// @notice The gas of one call cannot be forwarded as a whole.
    error InsufficientGas(uint256 available, uint256 required);

    /// @notice The balance of this account does not reach for the word of a cell.
    error WordNotSent(uint256 word);

    /// @dev Carries the results of a frame out of it, and undoes what it did.
    error Tried(bytes results);

    /// @notice What a node that honours overrides answers.
    /// @param other Another overridden account with this code.
    /// @param nonce Comes back through the other account.
    /// @return echoed The nonce.
    /// @return ownBalance Balance of this account, which is overridden too.
    /// @return gasLeft Gas that the node gave.
    /// @return blockTime The block's time as the node runs it, in Unix seconds.
    function probe(
        DrillBoard other,
        uint256 nonce
    ) external view returns (uint256 echoed, uint256 ownBalance, uint256 gasLeft, uint256 blockTime) {
        gasLeft = gasleft();
        echoed = other.echo(nonce);
        ownBalance = address(this).balance;
        blockTime = block.timestamp;
    }

    /// @notice Gives back what it is given.
    function echo(uint256 nonce) external pure returns (uint256) {
        return nonce;
    }

    /// @notice The code of an account, as the node has it.
    function codeOf(address account) external view returns (bytes memory) {
        return account.code;
    }

    /// @notice Tries all calls in every cell, as far as the gas goes.
    /// @param carrier Account without code whose balance becomes the word of the cell.
    /// @param warmed Accounts that are warm before anything is tried: the carrier, what is called, copies of feeds' code.
    /// @param words One for each cell, 32 bytes each, one after another.
    /// @param calls What is tried. Each has a frame of its own, which is undone, unless `inSequence`.
    /// @param inSequence Whether the calls of a cell follow upon each other in one frame.
    /// @param captured Most bytes that are kept of what a call returns.
    /// @return done How many cells were tried wholly; the rest is left for another call.
    /// @return results For each call of each cell: whether it succeeded (1 byte), its gas (8), how many bytes it returned (4),
    /// how many of them are kept (2), and these.
    function run(
        address carrier,
        address[] calldata warmed,
        bytes calldata words,
        DrillCall[] calldata calls,
        bool inSequence,
        uint256 captured
    ) external returns (uint256 done, bytes memory results) {
        for (uint256 i = 0; i < warmed.length; ++i) {
            address account = warmed[i];
            // A call without gas makes the account warm; that it fails is of no interest. Memory-safe: touches none.
            assembly ("memory-safe") {
                pop(staticcall(0, account, 0, 0, 0, 0))
            }
        }
        bytes[] memory cells = new bytes[](words.length / 32);
        for (; done < cells.length; ++done) {
            uint256 word = uint256(bytes32(words[32 * done:32 * done + 32]));
            (bool isWhole, bytes memory cell) = _tryCell(carrier, word, calls, inSequence, captured);
            if (!isWhole) break;
            cells[done] = cell;
        }
        results = _joined(cells, done);
    }

    /// @notice Makes calls in one cell, and reverts with what came of them. Called by this contract itself.
    function tryCalls(address carrier, uint256 word, DrillCall[] calldata calls, uint256 captured) external {
        if (word != 0) {
            (bool isSent, ) = carrier.call{value: word}("");
            if (!isSent) revert WordNotSent(word);
        }
        bytes[] memory results = new bytes[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            results[i] = _tryCall(calls[i], captured);
        }
        revert Tried(_joined(results, results.length));
    }

    /// @dev Nothing whole where the gas does not reach.
    function _tryCell(
        address carrier,
        uint256 word,
        DrillCall[] calldata calls,
        bool inSequence,
        uint256 captured
    ) private returns (bool isWhole, bytes memory cell) {
        if (inSequence) return _frame(carrier, word, calls, captured);
        bytes[] memory results = new bytes[](calls.length);
        DrillCall[] memory one = new DrillCall[](1);
        for (uint256 i = 0; i < calls.length; ++i) {
            one[0] = calls[i];
            (isWhole, results[i]) = _frame(carrier, word, one, captured);
            if (!isWhole) return (false, "");
        }
        return (true, _joined(results, results.length));
    }

    function _frame(
        address carrier,
        uint256 word,
        DrillCall[] memory calls,
        uint256 captured
    ) private returns (bool isWhole, bytes memory results) {
        uint256 required = FRAME_GAS;
        for (uint256 i = 0; i < calls.length; ++i) {
            required += (uint256(calls[i].gasLimit) * 64) / 63 + FRAME_GAS;
        }
        if ((gasleft() / 64) * 63 < required) return (false, "");
        try this.tryCalls(carrier, word, calls, captured) {} catch (bytes memory data) {
            if (data.length < 4 || bytes4(data) != Tried.selector) return (false, "");
            isWhole = true;
            // Memory-safe: drops the selector within `data`, whose length stays behind it; what follows is the ABI's encoding.
            assembly ("memory-safe") {
                mstore(add(data, 4), sub(mload(data), 4))
                data := add(data, 4)
            }
            results = abi.decode(data, (bytes));
        }
    }

    function _tryCall(DrillCall calldata tried, uint256 captured) private returns (bytes memory) {
        (address target, uint256 limit, bool isStatic) = (tried.target, tried.gasLimit, tried.isStatic);
        bytes memory data = tried.data;
        uint256 required = limit + limit / 63 + 5_000;
        if (gasleft() < required) revert InsufficientGas(gasleft(), required);
        bool succeeded;
        uint256 size;
        uint256 spent = gasleft();
        // Why assembly: nothing is copied that is not kept. Memory-safe: reads `data`, writes none.
        assembly ("memory-safe") {
            switch isStatic
            case 0 {
                succeeded := call(limit, target, 0, add(data, 32), mload(data), 0, 0)
            }
            default {
                succeeded := staticcall(limit, target, add(data, 32), mload(data), 0, 0)
            }
            size := returndatasize()
        }
        spent -= gasleft();
        uint256 kept = size < captured ? size : captured;
        bytes memory returned = new bytes(kept);
        // Memory-safe: fills `returned`, which has this size.
        assembly ("memory-safe") {
            returndatacopy(add(returned, 32), 0, kept)
        }
        return abi.encodePacked(succeeded, uint64(spent), uint32(size), uint16(kept), returned);
    }

    /// @dev One after another, without their lengths.
    function _joined(bytes[] memory parts, uint256 count) private pure returns (bytes memory whole) {
        uint256 size;
        for (uint256 i = 0; i < count; ++i) {
            size += parts[i].length;
        }
        whole = new bytes(size);
        uint256 place;
        for (uint256 i = 0; i < count; ++i) {
            bytes memory part = parts[i];
            // Memory-safe: the parts fit into `whole` one after another.
            assembly ("memory-safe") {
                mcopy(add(add(whole, 32), place), add(part, 32), mload(part))
            }
            place += part.length;
        }
    }
}
