// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {FUTURE_TOLERANCE, MAX_PRICE} from "../types/Limits.sol";

/// @notice What a faulty feed does with its round when it is read.
/// @dev Append only: scenarios are recorded by name and number. "DROP" in a comment: no oracle should use it.
enum Behavior {
    // It answers.
    Healthy,
    // The call fails.
    RevertEmpty,
    RevertThreeBytes,
    RevertReason,
    RevertCustomError,
    RevertBomb,
    PanicOverflow,
    PanicDivisionByZero,
    PanicOutOfBounds,
    InvalidOpcode,
    InfiniteLoop,
    WriteStorage,
    EmitLog,
    CreateContract,
    SendValue,
    ReenterRead,
    ReenterInspect,
    DenyContracts,
    // The call succeeds with data of another size.
    ReturnNothing,
    ReturnOneWord,
    ReturnOneByteShort,
    ReturnDynamicBytes,
    ReturnLong,
    ReturnBomb,
    // The answer hangs on something else than the round.
    BurnThenAnswer,
    LieBelowGasThreshold,
    LieToStrangers,
    LieToOtherOrigins,
    LieWhenWarm,
    RevertInOddBlocks,
    // The words are out of their types or make no sense together.
    DirtyRoundId,
    DirtyAnsweredInRound,
    CarriedOver,
    RoundZero,
    RoundMaximal,
    // The price is wrong.
    PriceZero,
    PriceNegative,
    PriceSmallestInteger,
    PriceLargestInteger,
    PriceAllOnes,
    PriceAboveMaximum,
    PriceOneUnit,
    PriceInverted,
    PriceTenfold,
    PriceTenth,
    // The time is wrong.
    TimeZero,
    TimeOld,
    TimeOneSecondAhead,
    TimeAtTolerance,
    TimeBeyondTolerance,
    TimeBeyond64Bits,
    TimeMaximal,
    TimeSwapped
}

/// @notice What a faulty feed does when it is asked for its decimals.
enum DecimalsBehavior {
    Honest,
    RevertEmpty,
    ReturnNothing,
    ReturnOneByteShort,
    ReturnDirtyWord
}

/// @dev What `Behavior.CreateContract` would create.
contract Created {}

/// @title A feed that fails in every way a feed can
/// @notice Holds one round, and shows it as its behavior says. For tests, drills and simulations: anybody may set it.
/// @dev What is no behavior of its own is a raw word: `setRound` takes any.
contract FaultyFeed is AggregatorV3Interface {
    /// @notice One round in raw words: nothing is out of range.
    struct Round {
        uint256 roundId;
        uint256 answer;
        uint256 startedAt;
        uint256 updatedAt;
        uint256 answeredInRound;
    }

    /// @dev Bytes of a bomb: about 60,000 gas to expand memory to in the feed, and as much again for who copies it.
    uint256 private constant BOMB_SIZE = 100_000;

    /// @dev Gas left to return five words from memory.
    uint256 private constant ANSWER_GAS = 400;

    /// @dev Lies between the 100 gas of a balance in a warm and the 2,600 in a cold state.
    uint256 private constant COLD_GAS = 2_000;

    /// @notice What is shown of the round.
    Behavior public behavior;

    /// @notice How `decimals()` behaves.
    DecimalsBehavior public decimalsBehavior;

    /// @notice Who alone is told the truth by `LieToStrangers` and `LieToOtherOrigins`.
    address public favored;

    /// @notice Gas at entry from which on `LieBelowGasThreshold` tells the truth.
    uint256 public gasThreshold;

    /// @notice What `BurnThenAnswer` burns; 0 for all but what the answer needs.
    uint256 public gasToBurn;

    Round private _round;
    uint256 private _decimals;

    /// @notice What `RevertCustomError` reverts with.
    error FeedBroken(uint256 code);

    /// @notice What `EmitLog` would emit.
    event Read();

    /// @param decimals_ What `decimals()` gives; any word.
    /// @param answer The price of a fresh and healthy round.
    /// @dev Payable, because `SendValue` needs something to send.
    constructor(uint256 decimals_, int256 answer) payable {
        _decimals = decimals_;
        _round = Round(1, uint256(answer), block.timestamp, block.timestamp, 1);
    }

    /// @notice Chooses what is shown of the round.
    function setBehavior(Behavior behavior_) external {
        behavior = behavior_;
    }

    /// @notice Chooses what `decimals()` does.
    function setDecimals(DecimalsBehavior behavior_, uint256 decimals_) external {
        decimalsBehavior = behavior_;
        _decimals = decimals_;
    }

    /// @notice A healthy round with this price and time.
    function setAnswer(int256 answer, uint256 updatedAt) external {
        _round = Round(_round.roundId + 1, uint256(answer), updatedAt, updatedAt, _round.roundId + 1);
    }

    /// @notice Any five words.
    function setRound(Round calldata round) external {
        _round = round;
    }

    /// @notice Who alone is told the truth by `LieToStrangers` and `LieToOtherOrigins`.
    function setFavored(address favored_) external {
        favored = favored_;
    }

    /// @notice Gas at entry from which on `LieBelowGasThreshold` tells the truth.
    function setGasThreshold(uint256 gasThreshold_) external {
        gasThreshold = gasThreshold_;
    }

    /// @notice What `BurnThenAnswer` burns; 0 for all but what the answer needs.
    function setGasToBurn(uint256 gasToBurn_) external {
        gasToBurn = gasToBurn_;
    }

    /// @inheritdoc AggregatorV3Interface
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        uint256 gasAtEntry = gasleft();
        Behavior chosen = behavior;
        if (chosen == Behavior.Healthy) _answer(_round, 160);
        if (chosen <= Behavior.DenyContracts) _fail(chosen);
        if (chosen <= Behavior.ReturnBomb) _answerInSize(chosen);
        if (chosen <= Behavior.RevertInOddBlocks) _answerByCircumstance(chosen, gasAtEntry);
        Round memory round = _round;
        if (chosen <= Behavior.RoundMaximal) _spoilRound(round, chosen);
        else if (chosen <= Behavior.PriceTenth) _spoilPrice(round, chosen);
        else _spoilTime(round, chosen);
        _answer(round, 160);
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() external view returns (uint8) {
        DecimalsBehavior chosen = decimalsBehavior;
        if (chosen == DecimalsBehavior.RevertEmpty) _revertWithZeros(0);
        if (chosen == DecimalsBehavior.ReturnNothing) _returnZeros(0);
        uint256 size = chosen == DecimalsBehavior.ReturnOneByteShort ? 31 : 32;
        uint256 word = chosen == DecimalsBehavior.ReturnDirtyWord ? (1 << 255) | _decimals : _decimals;
        assembly ("memory-safe") {
            mstore(0x00, word)
            return(0x00, size)
        }
    }

    /// @notice There are no past rounds: the latest one, healthy.
    function getRoundData(uint80) external view returns (uint80, int256, uint256, uint256, uint80) {
        _answer(_round, 160);
    }

    /// @inheritdoc AggregatorV3Interface
    function description() external pure returns (string memory) {
        return "faulty";
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
    }

    function _fail(Behavior chosen) private view {
        if (chosen == Behavior.RevertEmpty) _revertWithZeros(0);
        if (chosen == Behavior.RevertThreeBytes) _revertWithZeros(3);
        // A reason, because that is how most feeds fail.
        // solhint-disable-next-line gas-custom-errors
        if (chosen == Behavior.RevertReason) revert("no data");
        if (chosen == Behavior.RevertCustomError) revert FeedBroken(_round.roundId);
        if (chosen == Behavior.RevertBomb) _revertWithZeros(BOMB_SIZE);
        if (chosen == Behavior.PanicOverflow) _panic(0x11);
        if (chosen == Behavior.PanicDivisionByZero) _panic(0x12);
        if (chosen == Behavior.PanicOutOfBounds) _panic(0x32);
        if (chosen == Behavior.ReenterRead) {
            (uint256 price, uint256 updatedAt) = IRedundantOracle(msg.sender).read();
            _answer(Round(1, price, updatedAt, updatedAt, 1), 160);
        }
        if (chosen == Behavior.ReenterInspect) {
            uint256 price = IRedundantOracle(msg.sender).inspect()[0].price;
            _answer(Round(1, price, block.timestamp, block.timestamp, 1), 160);
        }
        if (chosen == Behavior.DenyContracts) {
            // The origin is the point: feeds exist that serve externally owned accounts only.
            // solhint-disable-next-line avoid-tx-origin
            if (msg.sender != tx.origin) revert FeedBroken(403);
            _answer(_round, 160);
        }
        // The compiler lets no view write; the chain's own protection is what is to be met here.
        if (chosen == Behavior.InvalidOpcode) {
            assembly ("memory-safe") {
                invalid()
            }
        } else if (chosen == Behavior.InfiniteLoop) {
            assembly ("memory-safe") {
                for {} 1 {} {}
            }
        } else {
            _asView(_write)(chosen);
            _answer(_round, 160);
        }
    }

    function _answerInSize(Behavior chosen) private view {
        if (chosen == Behavior.ReturnNothing) _returnZeros(0);
        if (chosen == Behavior.ReturnOneWord) _answer(_round, 32);
        if (chosen == Behavior.ReturnOneByteShort) _answer(_round, 159);
        if (chosen == Behavior.ReturnLong) _answer(_round, 320);
        if (chosen == Behavior.ReturnBomb) _answer(_round, BOMB_SIZE);
        // What a decoder would take for an offset and a length far outside.
        _answer(Round(0x20, 1 << 255, type(uint256).max, 0x20, 1 << 255), 160);
    }

    function _answerByCircumstance(Behavior chosen, uint256 gasAtEntry) private view {
        Round memory round = _round;
        bool lies;
        if (chosen == Behavior.BurnThenAnswer) {
            uint256 gasToLeave =
                gasToBurn == 0 || gasToBurn + ANSWER_GAS > gasAtEntry ? ANSWER_GAS : gasAtEntry - gasToBurn;
            while (gasleft() > gasToLeave) {}
        } else if (chosen == Behavior.LieBelowGasThreshold) {
            lies = gasAtEntry < gasThreshold;
        } else if (chosen == Behavior.LieToStrangers) {
            lies = msg.sender != favored;
        } else if (chosen == Behavior.LieToOtherOrigins) {
            // solhint-disable-next-line avoid-tx-origin
            lies = tx.origin != favored;
        } else if (chosen == Behavior.LieWhenWarm) {
            uint256 gasBefore = gasleft();
            // An account of the feed's own, that nobody else touches.
            uint256 balance = address(~uint160(address(this))).balance;
            lies = gasBefore - gasleft() < COLD_GAS + balance;
        } else if (block.number % 2 == 1) {
            revert FeedBroken(block.number);
        }
        if (lies) round.answer *= 10;
        _answer(round, 160);
    }

    function _spoilRound(Round memory round, Behavior chosen) private pure {
        if (chosen == Behavior.DirtyRoundId) round.roundId |= 1 << 80;
        if (chosen == Behavior.DirtyAnsweredInRound) round.answeredInRound |= 1 << 255;
        if (chosen == Behavior.CarriedOver) round.roundId = round.answeredInRound + 1;
        if (chosen == Behavior.RoundZero) (round.roundId, round.answeredInRound) = (0, 0);
        if (chosen == Behavior.RoundMaximal) {
            (round.roundId, round.answeredInRound) = (type(uint80).max, type(uint80).max);
        }
    }

    function _spoilPrice(Round memory round, Behavior chosen) private view {
        if (chosen == Behavior.PriceZero) round.answer = 0;
        if (chosen == Behavior.PriceNegative) round.answer = uint256(-int256(round.answer));
        if (chosen == Behavior.PriceSmallestInteger) round.answer = 1 << 255;
        if (chosen == Behavior.PriceLargestInteger) round.answer = uint256(type(int256).max);
        if (chosen == Behavior.PriceAllOnes) round.answer = type(uint256).max;
        if (chosen == Behavior.PriceAboveMaximum) round.answer = MAX_PRICE + 1;
        if (chosen == Behavior.PriceOneUnit) round.answer = 1;
        if (chosen == Behavior.PriceInverted) round.answer = 10 ** (2 * _decimals) / round.answer;
        if (chosen == Behavior.PriceTenfold) round.answer *= 10;
        if (chosen == Behavior.PriceTenth) round.answer /= 10;
    }

    function _spoilTime(Round memory round, Behavior chosen) private view {
        if (chosen == Behavior.TimeZero) round.updatedAt = 0;
        if (chosen == Behavior.TimeOld) round.updatedAt = block.timestamp > 365 days ? block.timestamp - 365 days : 1;
        if (chosen == Behavior.TimeOneSecondAhead) round.updatedAt = block.timestamp + 1;
        if (chosen == Behavior.TimeAtTolerance) round.updatedAt = block.timestamp + FUTURE_TOLERANCE;
        if (chosen == Behavior.TimeBeyondTolerance) round.updatedAt = block.timestamp + FUTURE_TOLERANCE + 1;
        if (chosen == Behavior.TimeBeyond64Bits) round.updatedAt = block.timestamp + (1 << 64);
        if (chosen == Behavior.TimeMaximal) round.updatedAt = type(uint256).max;
        if (chosen == Behavior.TimeSwapped) (round.startedAt, round.updatedAt) = (round.updatedAt, 1);
    }

    /// @dev Each of these fails in a static call.
    function _write(Behavior chosen) private {
        if (chosen == Behavior.WriteStorage) _decimals = 0;
        else if (chosen == Behavior.EmitLog) emit Read();
        else if (chosen == Behavior.CreateContract) new Created();
        else Address.sendValue(payable(msg.sender), 1);
    }

    /// @dev Lets a view call what is none, so that the chain and not the compiler refuses it.
    function _asView(
        function(Behavior) internal writer
    ) private pure returns (function(Behavior) internal view reader) {
        // Memory-safe: copies a function pointer on the stack.
        assembly ("memory-safe") {
            reader := writer
        }
    }

    /// @dev Ends the call with the first `size` bytes of the round, followed by zeros.
    function _answer(Round memory round, uint256 size) private pure {
        // Memory-safe: reads the round's five words, and expands free memory where more is returned. It ends the call.
        assembly ("memory-safe") {
            let start := mload(0x40)
            mcopy(start, round, 0xa0)
            return(start, size)
        }
    }

    function _returnZeros(uint256 size) private pure {
        // Memory-safe: reads free memory, and ends the call.
        assembly ("memory-safe") {
            return(mload(0x40), size)
        }
    }

    function _revertWithZeros(uint256 size) private pure {
        // Memory-safe: reads free memory, and ends the call.
        assembly ("memory-safe") {
            revert(mload(0x40), size)
        }
    }

    function _panic(uint256 code) private pure {
        bytes memory data = abi.encodeWithSignature("Panic(uint256)", code);
        // Memory-safe: reads `data`, and ends the call.
        assembly ("memory-safe") {
            revert(add(data, 0x20), mload(data))
        }
    }
}
